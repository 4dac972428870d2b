using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.CodeFixes;

/// <summary>A blocking call and the awaited one that takes its place.</summary>
internal sealed class AwaitedCall
{
    private AwaitedCall(SyntaxNode replaced, string name, string? @using, Func<SyntaxNode, ExpressionSyntax> task)
    {
        Replaced = replaced;
        Name = name;
        Using = @using;
        Change = changed => AwaitSyntax.Await(task(changed), replaced);
    }

    /// <summary>The blocking expression.</summary>
    public SyntaxNode Replaced { get; }

    /// <summary>What is awaited, for the title.</summary>
    public string Name { get; }

    /// <summary>The namespace that it needs and the file does not have yet.</summary>
    public string? Using { get; }

    /// <summary>Given the blocking expression, returns the awaited one.</summary>
    public Func<SyntaxNode, SyntaxNode> Change { get; }

    /// <summary>The replacement for a finding of SCL1003 or SCL1004, or null where there is none that means the same.</summary>
    public static async Task<AwaitedCall?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root ||
            await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (AwaitSyntax.IsConditional(node))
        {
            return null;
        }

        if (!diagnostic.Properties.TryGetValue(FixData.AsyncTwin, out var twin) || twin is null)
        {
            return CatchesAggregate(node) ? null : Wait(node, model, cancellationToken);
        }

        return node is InvocationExpressionSyntax call
            ? await TwinAsync(document, root, model, call, twin, diagnostic.Properties.TryGetValue(FixData.Using, out var space) ? space : null, cancellationToken).ConfigureAwait(false)
            : null;
    }

    // A wait wraps what the task throws in an AggregateException; await does not.
    private static bool CatchesAggregate(SyntaxNode node) =>
        node.Ancestors().TakeWhile(ancestor => ancestor is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax)).OfType<TryStatementSyntax>()
            .Any(statement => statement.Block.Span.Contains(node.Span) && statement.Catches.Any(clause => clause.Declaration?.Type.ToString().EndsWith("AggregateException", StringComparison.Ordinal) == true));

    private static AwaitedCall? Wait(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result:
                return new AwaitedCall(result, "Result", null, changed => ((MemberAccessExpressionSyntax)changed).Expression.WithTriviaFrom(changed));

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult", Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } } } } result:
                return new AwaitedCall(result, "GetResult", null, changed => Receiver(Receiver(changed)).WithTriviaFrom(changed));

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" }, ArgumentList.Arguments.Count: 0 } wait:
                return new AwaitedCall(wait, "Wait", null, changed => Receiver(changed).WithTriviaFrom(changed));

            // The task may be waited for by a token: Wait(token) is WaitAsync(token). A timeout has no twin, it would throw.
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" }, ArgumentList.Arguments: { Count: 1 } arguments } wait
                when IsToken(model.GetTypeInfo(arguments[0].Expression, cancellationToken).Type) && Returns(Renamed(wait, "WaitAsync"), wait, model):
                return new AwaitedCall(wait, "WaitAsync", null, changed => Renamed((InvocationExpressionSyntax)changed, "WaitAsync"));

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WaitAll" or "WaitAny" }, Parent: ExpressionStatementSyntax } wait
                when model.GetSymbolInfo(wait, cancellationToken).Symbol is IMethodSymbol { Parameters.Length: 1 } method:
                var whenAll = method.Name == "WaitAll" ? "WhenAll" : "WhenAny";
                return Returns(Renamed(wait, whenAll), wait, model) ? new AwaitedCall(wait, whenAll, null, changed => Renamed((InvocationExpressionSyntax)changed, whenAll)) : null;

            default:
                return null;
        }
    }

    private static ExpressionSyntax Receiver(SyntaxNode call) => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)call).Expression).Expression;

    private static async Task<AwaitedCall?> TwinAsync(Document document, SyntaxNode root, SemanticModel model, InvocationExpressionSyntax call, string twin, string? space, CancellationToken cancellationToken)
    {
        var missing = space is not null && !UsingDirectives.Contains(model, call.SpanStart, space, cancellationToken) ? space : null;
        var target = call;
        if (missing is not null)
        {
            // The twin binds only where its namespace is imported, so it is tried in the file as it will be.
            var mark = new SyntaxAnnotation();
            var marked = root.ReplaceNode(call, call.WithAdditionalAnnotations(mark));
            var prepared = document.WithSyntaxRoot(UsingDirectives.Add((CompilationUnitSyntax)marked, missing));
            var preparedRoot = await prepared.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            model = (await prepared.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            target = (InvocationExpressionSyntax)preparedRoot!.GetAnnotatedNodes(mark).Single();
        }

        foreach (var argument in TokenArguments(target, model, cancellationToken))
        {
            var candidate = WithArgument(Renamed(target, twin), argument);
            if (Fits(candidate, target, argument, model, cancellationToken))
            {
                return new AwaitedCall(call, twin, missing, changed => WithArgument(Renamed((InvocationExpressionSyntax)changed, twin), argument));
            }
        }

        return null;
    }

    // First with the token of the request, if there is one, then without.
    private static IEnumerable<ArgumentSyntax?> TokenArguments(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var passesToken = call.ArgumentList.Arguments.Any(argument => IsToken(model.GetTypeInfo(argument.Expression, cancellationToken).Type));
        if (!passesToken && TokenInScope(call, model, cancellationToken) is { } token)
        {
            var value = SyntaxFactory.IdentifierName(token);
            if (!call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
            {
                yield return SyntaxFactory.Argument(value);
            }

            yield return SyntaxFactory.Argument(
                SyntaxFactory.NameColon("cancellationToken").WithColonToken(SyntaxFactory.Token(default, SyntaxKind.ColonToken, SyntaxFactory.TriviaList(SyntaxFactory.Space))), default, value);
        }

        yield return null;
    }

    // A cancellation token among the parameters of the function around the call. One further out may belong to something else, such as the start of the host.
    private static string? TokenInScope(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var function = AsyncFunctions.Around(node);
        var symbol = function is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(function, cancellationToken).Symbol : function is null ? null : model.GetDeclaredSymbol(function, cancellationToken);
        return (symbol as IMethodSymbol)?.Parameters.FirstOrDefault(parameter => IsToken(parameter.Type) && parameter.RefKind == RefKind.None)?.Name;
    }

    private static InvocationExpressionSyntax WithArgument(InvocationExpressionSyntax call, ArgumentSyntax? argument)
    {
        if (argument is null)
        {
            return call;
        }

        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count == 0)
        {
            return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(argument)));
        }

        var comma = SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(arguments.GetWithSeparators().Add(comma).Add(argument))));
    }

    private static InvocationExpressionSyntax Renamed(InvocationExpressionSyntax call, string name)
    {
        if (name.IndexOf('.') >= 0)
        {
            return call.WithExpression(SyntaxFactory.ParseExpression(name).WithTriviaFrom(call.Expression));
        }

        return call.WithExpression(call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.WithName(Renamed(access.Name, name)),
            SimpleNameSyntax simple => Renamed(simple, name),
            var other => other,
        });
    }

    private static SimpleNameSyntax Renamed(SimpleNameSyntax simple, string name)
    {
        var identifier = SyntaxFactory.Identifier(name).WithTriviaFrom(simple.Identifier);
        return simple is GenericNameSyntax generic ? generic.WithIdentifier(identifier) : SyntaxFactory.IdentifierName(identifier);
    }

    private static bool Returns(InvocationExpressionSyntax candidate, InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSpeculativeSymbolInfo(call.SpanStart, candidate, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol method && TaskTypes.Contains(method.ReturnType);

    // The twin exists, takes the token as a token, and gives what the blocking call gave.
    private static bool Fits(InvocationExpressionSyntax candidate, InvocationExpressionSyntax call, ArgumentSyntax? token, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSpeculativeSymbolInfo(call.SpanStart, candidate, SpeculativeBindingOption.BindAsExpression).Symbol is not IMethodSymbol method || !TaskTypes.Contains(method.ReturnType))
        {
            return false;
        }

        if (token is { NameColon: null } && TokenParameter(method.Parameters, candidate.ArgumentList.Arguments.Count - 1) is null)
        {
            return false;
        }

        if (call.Parent is ExpressionStatementSyntax)
        {
            return true;
        }

        var before = model.GetTypeInfo(call, cancellationToken).Type;
        var after = TaskTypes.Result(method.ReturnType);
        return before is not null && (after is null
            ? before.SpecialType == SpecialType.System_Void
            : model.Compilation.ClassifyConversion(after, before) is { IsImplicit: true } conversion && (conversion.IsIdentity || conversion.IsReference));
    }

    private static IParameterSymbol? TokenParameter(ImmutableArray<IParameterSymbol> parameters, int index) =>
        index < parameters.Length && IsToken(parameters[index].Type) ? parameters[index] : null;

    private static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } };
}
