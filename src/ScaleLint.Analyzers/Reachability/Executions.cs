using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Answers "who runs the code at this node": climbs out of lambdas, through guards that run code once, up to the member,
/// and says whether that is an entry point, a body whose callers are to be asked, or a dead end.
/// </summary>
internal sealed class Executions(SemanticModels models, ApiCatalogue catalogue, EntryPoints entryPoints, OnceGuards guards)
{
    private readonly ConcurrentDictionary<SyntaxNode, EntryPoint> _lambdaEntryPoints = new();

    /// <summary>Who runs the code at <paramref name="site"/>.</summary>
    public Execution Of(SyntaxNode site, CancellationToken cancellationToken)
    {
        var model = models.Of(site.SyntaxTree);
        SyntaxNode? loop = null;
        for (SyntaxNode child = site, node = site; node is not null; child = node, node = node.Parent!)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    var use = UseOf(lambda, model, site, cancellationToken);
                    if (use is { } known)
                    {
                        return known;
                    }

                    break;

                case StatementSyntax and not LocalFunctionStatementSyntax:
                case ExpressionSyntax:
                    if (guards.RunsOnce(node, child, site, model, cancellationToken))
                    {
                        return Execution.DeadEnd(site);
                    }

                    if (IsLoopBody(node, child))
                    {
                        loop = node;
                    }

                    break;

                case LocalFunctionStatementSyntax function:
                    return model.GetDeclaredSymbol(function, cancellationToken) is IMethodSymbol local ? ByMethod(local, loop, site, model, cancellationToken) : Execution.DeadEnd(site);

                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return model.GetDeclaredSymbol(node, cancellationToken) is IMethodSymbol method ? ByMethod(method, loop, site, model, cancellationToken) : Execution.DeadEnd(site);

                case BasePropertyDeclarationSyntax property:
                    return ByProperty(property, child, site, model, cancellationToken);

                case VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field }:
                    return field.Modifiers.Any(SyntaxKind.StaticKeyword) || field.Modifiers.Any(SyntaxKind.ConstKeyword)
                        ? Execution.DeadEnd(site)
                        : ByConstruction(field, site, model, cancellationToken);

                case PrimaryConstructorBaseTypeSyntax:
                    return ByConstruction(node, site, model, cancellationToken);

                // Top-level statements, attributes, enum members, parameter defaults: no request runs them.
                case CompilationUnitSyntax or AttributeSyntax or TypeDeclarationSyntax or ParameterSyntax { Parent.Parent: not AnonymousFunctionExpressionSyntax }:
                    return Execution.DeadEnd(site);
            }
        }

        return Execution.DeadEnd(site);
    }

    /// <summary>
    /// Who runs a delegate (a lambda or a method group) that stands at <paramref name="function"/>; null where it runs as part of the code around it.
    /// </summary>
    public Execution? UseOf(ExpressionSyntax function, SemanticModel model, SyntaxNode site, CancellationToken cancellationToken)
    {
        SyntaxNode node = function;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            node = node.Parent;
        }

        switch (node.Parent)
        {
            case ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: { } call } }:
                return UseOfArgument(function, call, model, site, cancellationToken);

            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } declarator }:
                return model.GetDeclaredSymbol(declarator, cancellationToken) is { } field ? Execution.By(Body.Delegate(field), site) : Execution.DeadEnd(site);

            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                return model.GetDeclaredSymbol(property, cancellationToken) is { } declared ? Execution.By(Body.Delegate(declared), site) : Execution.DeadEnd(site);

            case AssignmentExpressionSyntax assignment when assignment.Right == node:
                return UseOfAssignment(function, assignment, model, site, cancellationToken);

            default:
                return null;
        }
    }

    private Execution? UseOfArgument(ExpressionSyntax function, SyntaxNode call, SemanticModel model, SyntaxNode site, CancellationToken cancellationToken)
    {
        var method = call is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax ? Method(model.GetSymbolInfo(call, cancellationToken)) : null;
        var entries = method is null ? ImmutableArray<ApiEntry>.Empty : catalogue.Find(method);

        // An expression tree is data: the lambda is translated, not run. A job server runs the call that the tree holds.
        if (function is AnonymousFunctionExpressionSyntax && !entries.Any(static entry => entry.Kind is ApiKind.Handler or ApiKind.QueuedCall) &&
            model.GetTypeInfo(function, cancellationToken).ConvertedType is INamedTypeSymbol { Name: "Expression", ContainingNamespace.Name: "Expressions" })
        {
            return Execution.DeadEnd(site);
        }

        if (method is null)
        {
            return null;
        }

        foreach (var entry in entries)
        {
            switch (entry.Kind)
            {
                case ApiKind.Handler:
                    return Execution.By(_lambdaEntryPoints.GetOrAdd(call, _ => HandlerEntryPoint(function, call, entry, method, model, cancellationToken)), site);

                case ApiKind.QueuedCall:
                    return null;

                case ApiKind.Once or ApiKind.CacheFactory:
                    return Execution.DeadEnd(site);

                case ApiKind.Registration when entry["lifetime"] is "scoped" or "transient" && method.TypeArguments.Length > 0 && method.TypeArguments[0] is INamedTypeSymbol service
                    && method.Name != "AddDbContext" && method.Name != "AddDbContextPool" && method.Name != "AddHttpClient":
                    return Execution.By(Body.Service(service), site);

                case ApiKind.Registration:
                    return Execution.DeadEnd(site);
            }
        }

        return null;
    }

    private Execution? UseOfAssignment(ExpressionSyntax function, AssignmentExpressionSyntax assignment, SemanticModel model, SyntaxNode site, CancellationToken cancellationToken)
    {
        var target = model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol;
        switch (target)
        {
            case IEventSymbol @event:
                return catalogue.Find(@event) switch
                {
                    { IsEmpty: false } entries when entries[0].Kind == ApiKind.Handler => Execution.By(_lambdaEntryPoints.GetOrAdd(assignment, _ => new EntryPoint(
                        EntryPointKind.Handler, $"{@event.ContainingType.Name}.{@event.Name}", null, function.GetLocation())), site),
                    { IsEmpty: false } => Execution.DeadEnd(site),
                    _ when models.Declare(@event) => Execution.By(Body.Delegate(@event), site),
                    _ => Execution.DeadEnd(site),
                };

            case IFieldSymbol or IPropertySymbol:
                return models.Declare(target) ? Execution.By(Body.Delegate(target), site) : Execution.DeadEnd(site);

            default:
                return null;
        }
    }

    private static EntryPoint HandlerEntryPoint(ExpressionSyntax function, SyntaxNode call, ApiEntry entry, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        var symbol = function is AnonymousFunctionExpressionSyntax ? null : Method(model.GetSymbolInfo(function, cancellationToken));
        var label = entry["label"] is null && call is InvocationExpressionSyntax invocation ? RouteLabel.Of(invocation, entry["verb"], model, cancellationToken) : null;
        label ??= symbol is not null ? PathStep.Name(symbol) : entry["label"] == "schedule" ? PathStep.Name(method) : entry["label"] ?? method.Name;
        var kind = entry["label"] switch
        {
            "middleware" or "filter" => EntryPointKind.Pipeline,
            "schedule" => EntryPointKind.Schedule,
            _ => EntryPointKind.Handler,
        };
        return new EntryPoint(kind, label, symbol, function.GetLocation());
    }

    private Execution ByMethod(IMethodSymbol method, SyntaxNode? loop, SyntaxNode site, SemanticModel model, CancellationToken cancellationToken)
    {
        if (method.MethodKind == MethodKind.StaticConstructor || catalogue.IsMuted(method) || IsCached(method))
        {
            return Execution.DeadEnd(site);
        }

        if (entryPoints.Of(method) is { } entryPoint)
        {
            return Execution.By(entryPoint, site);
        }

        if (entryPoints.LoopOf(method) is { } round)
        {
            loop = EndlessLoop(site, loop, model, cancellationToken);
            return loop is null || MessageLoop.ReadsTheConsole(loop) ? Execution.DeadEnd(site) : Execution.By(MessageLoop.WaitsForTheClock(loop, model, cancellationToken) ? entryPoints.ScheduleOf(method) : round, site);
        }

        return Execution.By(Body.Code(method), site);
    }

    // [Cacheable] Task<Agent> LoadAsync(string id): an aspect runs the body on a miss. What caches a whole response at an endpoint is another matter: it varies by request.
    private static bool IsCached(IMethodSymbol method) => method.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name is { } name and not ("OutputCacheAttribute" or "ResponseCacheAttribute") &&
        (name.EndsWith("CacheAttribute", StringComparison.Ordinal) || name.EndsWith("CachedAttribute", StringComparison.Ordinal) || name.EndsWith("CacheableAttribute", StringComparison.Ordinal)) &&
        !name.StartsWith("No", StringComparison.Ordinal));

    // A start-up that walks through a list has rounds, and no messages.
    private static SyntaxNode? EndlessLoop(SyntaxNode site, SyntaxNode? outermost, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? endless = null;
        for (SyntaxNode child = site, node = site; outermost is not null && child != outermost; child = node, node = node.Parent!)
        {
            if (IsLoopBody(node, child) && !MessageLoop.Ends(node, model, cancellationToken))
            {
                endless = node;
            }
        }

        return endless;
    }

    private Execution ByProperty(BasePropertyDeclarationSyntax property, SyntaxNode child, SyntaxNode site, SemanticModel model, CancellationToken cancellationToken)
    {
        if (child is EqualsValueClauseSyntax)
        {
            return property.Modifiers.Any(SyntaxKind.StaticKeyword) ? Execution.DeadEnd(site) : ByConstruction(property, site, model, cancellationToken);
        }

        return model.GetDeclaredSymbol(property, cancellationToken) is IPropertySymbol { GetMethod: { } getter } ? ByMethod(getter, null, site, model, cancellationToken) : Execution.DeadEnd(site);
    }

    // Instance initializers and base arguments run whenever an instance is built, by whichever constructor.
    private static Execution ByConstruction(SyntaxNode member, SyntaxNode site, SemanticModel model, CancellationToken cancellationToken) =>
        member.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration &&
        model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol { InstanceConstructors: { IsEmpty: false } constructors }
            ? Execution.By(Body.Code(constructors[0]), site)
            : Execution.DeadEnd(site);

    private static bool IsLoopBody(SyntaxNode node, SyntaxNode child) => node switch
    {
        WhileStatementSyntax loop => loop.Statement == child || loop.Condition == child,
        DoStatementSyntax loop => loop.Statement == child || loop.Condition == child,
        ForStatementSyntax loop => loop.Statement == child,
        CommonForEachStatementSyntax loop => loop.Statement == child,
        _ => false,
    };

    /// <summary>The method a call binds to; in code that does not compile yet, the only candidate there is.</summary>
    internal static IMethodSymbol? Method(SymbolInfo info) =>
        info.Symbol as IMethodSymbol ?? (info.CandidateSymbols.Length > 0 ? info.CandidateSymbols[0] as IMethodSymbol : null);
}
