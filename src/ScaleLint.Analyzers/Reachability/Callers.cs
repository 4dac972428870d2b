using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Answers "who runs this body": calls, method groups, creations, derived constructors, interface and base dispatch, delegates kept in members,
/// and the container. Each body is answered once per compilation; only mentions whose name matches are bound.
/// </summary>
internal sealed class Callers(ulong stamp, NameReferences references, NameReferences everywhere, SemanticModels models, Executions executions, ServiceRegistrations registrations, EntryPoints entryPoints)
{
    // Groups of mentions; every other group is the number of a call's arguments.
    private const int AssignedTo = -2;
    private const int NoCall = -1;

    private readonly ConcurrentDictionary<Body, ImmutableArray<Execution>> _byBody = new();
    private readonly ConcurrentDictionary<string, MemberIndex<SimpleNameSyntax>> _mentions = new(StringComparer.Ordinal);
    private MemberIndex<ImplicitObjectCreationExpressionSyntax>? _implicitCreations;
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<INamedTypeSymbol>> _derived = new(SymbolEqualityComparer.Default);
    private readonly Consumers _consumers = new(references, models, executions, registrations, entryPoints);

    /// <summary>The same question about some files only.</summary>
    public Callers In(NameReferences some) => new(stamp, some, everywhere, models, executions, registrations, entryPoints);

    /// <summary>What a mention binds to that may run the body: its symbol, what it overrides or implements, or the type that is built.</summary>
    public IEnumerable<ISymbol> TargetsOf(Body body, CancellationToken cancellationToken) => body switch
    {
        { Kind: BodyKind.Service } => registrations.Of((INamedTypeSymbol)body.Symbol, cancellationToken).Select(registration => registration.Service).OfType<INamedTypeSymbol>(),
        { Symbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => [constructor, constructor.ContainingType.OriginalDefinition],
        { Symbol: IMethodSymbol { AssociatedSymbol: IPropertySymbol property } } => Targets(property, cancellationToken),
        { Kind: BodyKind.Code, Symbol: IMethodSymbol { MethodKind: not MethodKind.LocalFunction } method } => Targets(method, cancellationToken),
        _ => [body.Symbol],
    };

    /// <summary>What runs the body, dead ends left out, in the order of the source.</summary>
    public ImmutableArray<Execution> Of(Body body, CancellationToken cancellationToken)
    {
        if (_byBody.TryGetValue(body, out var known))
        {
            return known;
        }

        var found = ImmutableArray.CreateBuilder<Execution>();
        switch (body.Kind)
        {
            case BodyKind.Service:
                _consumers.AddTo(found, (INamedTypeSymbol)body.Symbol, cancellationToken);
                break;
            case BodyKind.Delegate:
                AddReads(found, body.Symbol, cancellationToken);
                break;
            default:
                AddCalls(found, (IMethodSymbol)body.Symbol, cancellationToken);
                break;
        }

        return _byBody.GetOrAdd(body, found.ToImmutable());
    }

    private void AddCalls(ImmutableArray<Execution>.Builder found, IMethodSymbol method, CancellationToken cancellationToken)
    {
        switch (method.MethodKind)
        {
            case MethodKind.Constructor:
                AddConstructions(found, method, cancellationToken);
                break;
            case MethodKind.PropertyGet or MethodKind.PropertySet when method.AssociatedSymbol is IPropertySymbol { IsIndexer: false } property:
                AddMentions(found, LastName(property), Targets(property, cancellationToken), method.MethodKind, cancellationToken);
                break;
            case MethodKind.LocalFunction:
                AddLocalCalls(found, method, cancellationToken);
                break;
            case MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation:
                AddMentions(found, LastName(method), Targets(method, cancellationToken), method.MethodKind, cancellationToken);
                break;
        }
    }

    private void AddReads(ImmutableArray<Execution>.Builder found, ISymbol member, CancellationToken cancellationToken) =>
        AddMentions(found, member.Name, [member], MethodKind.PropertyGet, cancellationToken);

    private void AddMentions(ImmutableArray<Execution>.Builder found, string name, HashSet<ISymbol> targets, MethodKind kind, CancellationToken cancellationToken)
    {
        var most = MostArguments(targets);
        bool Includes(int group) => kind switch
        {
            MethodKind.PropertyGet => group != AssignedTo,
            MethodKind.PropertySet => group == AssignedTo,
            _ => group <= most,
        };

        var index = _mentions.GetOrAdd(name, key => new MemberIndex<SimpleNameSyntax>(key, references.Of(key, cancellationToken), GroupOf, models, stamp));
        foreach (var mention in index.Of(targets, Includes, cancellationToken))
        {
            Add(found, mention, models.Of(mention.SyntaxTree), cancellationToken);
        }
    }

    private void AddLocalCalls(ImmutableArray<Execution>.Builder found, IMethodSymbol function, CancellationToken cancellationToken)
    {
        foreach (var mention in NameReferences.In(function.DeclaringSyntaxReferences[0].SyntaxTree, function.Name, cancellationToken))
        {
            var model = models.Of(mention.SyntaxTree);
            if (GroupOf(mention) is not null && IsOneOf(model.GetSymbolInfo(mention, cancellationToken), (ISymbol)function))
            {
                Add(found, mention, model, cancellationToken);
            }
        }
    }

    private void Add(ImmutableArray<Execution>.Builder found, SimpleNameSyntax mention, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax expression = mention;
        while (expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression)
        {
            expression = access;
        }

        // A method group goes where the delegate goes; a call runs here.
        var execution = expression.Parent is InvocationExpressionSyntax or ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax
            ? executions.Of(mention, cancellationToken)
            : executions.UseOf(expression, model, mention, cancellationToken) ?? executions.Of(mention, cancellationToken);
        if (!execution.IsDeadEnd)
        {
            found.Add(execution);
        }
    }

    private void AddConstructions(ImmutableArray<Execution>.Builder found, IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        var type = constructor.ContainingType;
        if (entryPoints.ConstructionOf(type) is { } construction && !type.IsAbstract)
        {
            found.Add(Execution.By(construction, type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)));
        }

        if (registrations.Of(type, cancellationToken).Any())
        {
            found.Add(Execution.By(Body.Service(type), registrations.Of(type, cancellationToken).First().Site));
        }

        foreach (var mention in references.Of(type.Name, cancellationToken))
        {
            SyntaxNode node = mention;
            while (node.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            {
                node = node.Parent;
            }

            var model = models.Of(mention.SyntaxTree);
            switch (node.Parent)
            {
                case ObjectCreationExpressionSyntax creation when creation.Type == node:
                    AddCreation(found, creation, constructor, model, cancellationToken);
                    break;

                case BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax derived } when IsOneOf(model.GetSymbolInfo(mention, cancellationToken), (ISymbol)type) &&
                    model.GetDeclaredSymbol(derived, cancellationToken) is INamedTypeSymbol { InstanceConstructors: { IsEmpty: false } constructors }:
                    found.Add(Execution.By(Body.Code(constructors[0]), mention));
                    break;

                case VariableDeclarationSyntax declaration when declaration.Type == node:
                    foreach (var variable in declaration.Variables)
                    {
                        if (variable.Initializer?.Value is ImplicitObjectCreationExpressionSyntax created)
                        {
                            AddCreation(found, created, constructor, model, cancellationToken);
                        }
                    }

                    break;

                case PropertyDeclarationSyntax property when property.Type == node && property.Initializer?.Value is ImplicitObjectCreationExpressionSyntax created:
                    AddCreation(found, created, constructor, model, cancellationToken);
                    break;
            }
        }

        _implicitCreations ??= new MemberIndex<ImplicitObjectCreationExpressionSyntax>(
            "new", references.ImplicitCreations(cancellationToken), creation => NamesItsType(creation) ? null : creation.ArgumentList.Arguments.Count, models, stamp);
        var targets = Only(constructor);
        var most = MostArguments(targets);
        foreach (var creation in _implicitCreations.Of(targets, arguments => arguments <= most, cancellationToken))
        {
            AddExecution(found, creation, cancellationToken);
        }
    }

    private void AddCreation(ImmutableArray<Execution>.Builder found, BaseObjectCreationExpressionSyntax creation, IMethodSymbol constructor, SemanticModel model, CancellationToken cancellationToken)
    {
        if (IsOneOf(model.GetSymbolInfo(creation, cancellationToken), (ISymbol)constructor))
        {
            AddExecution(found, creation, cancellationToken);
        }
    }

    private void AddExecution(ImmutableArray<Execution>.Builder found, SyntaxNode site, CancellationToken cancellationToken)
    {
        if (executions.Of(site, cancellationToken) is { IsDeadEnd: false } execution)
        {
            found.Add(execution);
        }
    }

    // Foo x = new(); field and property initializers: found under the name of the type.
    private static bool NamesItsType(ImplicitObjectCreationExpressionSyntax creation) =>
        creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax };

    // The member itself, what it overrides, and what it implements, here or in a class below that adds the interface.
    private HashSet<ISymbol> Targets(ISymbol member, CancellationToken cancellationToken)
    {
        var targets = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { Body.DefinitionOf(member) };
        for (var overridden = Overridden(member); overridden is not null; overridden = Overridden(overridden))
        {
            targets.Add(Body.DefinitionOf(overridden));
        }

        if (member.IsStatic || member.ContainingType is not { TypeKind: not TypeKind.Interface } type)
        {
            return targets;
        }

        AddImplemented(targets, member, type);
        foreach (var derived in DerivedTypes(type, cancellationToken))
        {
            AddImplemented(targets, member, derived);
        }

        return targets;
    }

    private static void AddImplemented(HashSet<ISymbol> targets, ISymbol member, INamedTypeSymbol type)
    {
        var name = LastName(member);
        foreach (var contract in type.AllInterfaces)
        {
            foreach (var candidate in contract.GetMembers(name))
            {
                if (type.FindImplementationForInterfaceMember(candidate) is { } implementation &&
                    SymbolEqualityComparer.Default.Equals(Body.DefinitionOf(implementation), Body.DefinitionOf(member)))
                {
                    targets.Add(Body.DefinitionOf(candidate));
                }
            }
        }
    }

    private ImmutableArray<INamedTypeSymbol> DerivedTypes(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.IsSealed || type.TypeKind != TypeKind.Class)
        {
            return ImmutableArray<INamedTypeSymbol>.Empty;
        }

        return _derived.GetOrAdd(type.OriginalDefinition, key =>
        {
            var derived = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
            foreach (var mention in everywhere.Of(key.Name, cancellationToken))
            {
                if (mention.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: TypeDeclarationSyntax declaration } &&
                    models.Of(mention.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol candidate &&
                    SymbolEqualityComparer.Default.Equals(candidate.BaseType?.OriginalDefinition, key))
                {
                    derived.Add(candidate);
                }
            }

            return derived.ToImmutable();
        });
    }

    // Mentions are bound in groups, so that syntax that cannot be the member is not: a call by the number of its arguments, and what is no call.
    private static int? GroupOf(SimpleNameSyntax mention)
    {
        SyntaxNode node = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access
            : mention.Parent is MemberBindingExpressionSyntax binding ? binding
            : mention;
        return node.Parent switch
        {
            TypeArgumentListSyntax or BaseTypeSyntax or ParameterSyntax or VariableDeclarationSyntax or QualifiedNameSyntax or UsingDirectiveSyntax or AttributeSyntax => null,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Left == node => AssignedTo,
            InvocationExpressionSyntax call when call.Expression == node => call.ArgumentList.Arguments.Count,
            _ => NoCall,
        };
    }

    private static int MostArguments(IEnumerable<ISymbol> targets)
    {
        var most = 0;
        foreach (var target in targets)
        {
            most = Math.Max(most, target is not IMethodSymbol method || IsParams(method) ? int.MaxValue : method.Parameters.Length);
        }

        return most;
    }

    private static bool IsParams(IMethodSymbol method) => method.Parameters.Length > 0 && method.Parameters[method.Parameters.Length - 1].IsParams;

    private static bool IsOneOf(SymbolInfo info, ISymbol target) => MemberIndex<SimpleNameSyntax>.IsOneOf(info, Only(target));

    private static HashSet<ISymbol> Only(ISymbol target) => new(SymbolEqualityComparer.Default) { Body.DefinitionOf(target) };

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    /// <summary>The name by which code mentions a member or type; an explicit implementation goes by the name of what it implements.</summary>
    public static string LastName(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name.Substring(member.Name.LastIndexOf('.') + 1);
}
