using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// Answers "who runs this body": calls, method groups, creations, derived constructors, interface and base dispatch, delegates kept in members,
/// and the container. Each body is answered once per compilation; only mentions whose name matches are bound.
/// </summary>
internal sealed class Callers(ulong stamp, NameReferences references, NameReferences everywhere, SemanticModels models, Executions executions, ServiceRegistrations registrations, EntryPoints entryPoints)
{
    /// <summary>Most callers of one method that a rule reads: what more of them do, nobody asks.</summary>
    public const int MostRead = 50;

    private readonly ConcurrentDictionary<Body, ImmutableArray<Execution>> _byBody = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<INamedTypeSymbol>> _derived = new(SymbolEqualityComparer.Default);
    private readonly Consumers _consumers = new(references, models, executions, registrations, entryPoints);

    /// <summary>Where members are used.</summary>
    public MemberMentions Mentions { get; } = new(references, models, stamp);

    /// <summary>Calls and method groups that may run the method: of itself, of what it overrides or implements.</summary>
    public IEnumerable<SimpleNameSyntax> CallsOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        Mentions.OfMethods(MemberMentions.LastName(method), Targets(method, cancellationToken), cancellationToken);

    /// <summary>Those of them that are calls, as many as a rule reads.</summary>
    public IEnumerable<InvocationExpressionSyntax> InvocationsOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var mention in CallsOf(method, cancellationToken).Take(MostRead))
        {
            if (CallBy(mention) is { } call)
            {
                yield return call;
            }
        }
    }

    /// <summary>The call whose method the mention names, <c>Load(id)</c> or <c>store.Load(id)</c>; null where it is none.</summary>
    public static InvocationExpressionSyntax? CallBy(SimpleNameSyntax mention)
    {
        var called = (SyntaxNode?)(mention.Parent as MemberAccessExpressionSyntax) ?? mention;
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : null;
    }

    /// <summary>What the calls of a method give to one of its parameters, as many as a rule reads; null for a call that leaves it to its default.</summary>
    public IEnumerable<IOperation?> ArgumentsOf(IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation } method)
        {
            yield break;
        }

        foreach (var mention in CallsOf(method, cancellationToken).Take(MostRead))
        {
            if (mention.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && call.Expression.Contains(mention) &&
                models.Of(call.SyntaxTree).GetOperation(call, cancellationToken) is IInvocationOperation invocation)
            {
                yield return invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value;
            }
        }
    }

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
                Add(found, Mentions.OfReads(body.Symbol.Name, [body.Symbol], cancellationToken), cancellationToken);
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
            case MethodKind.PropertyGet when method.AssociatedSymbol is IPropertySymbol { IsIndexer: false } property:
                Add(found, Mentions.OfReads(MemberMentions.LastName(property), Targets(property, cancellationToken), cancellationToken), cancellationToken);
                break;
            case MethodKind.PropertySet when method.AssociatedSymbol is IPropertySymbol { IsIndexer: false } property:
                Add(found, Mentions.OfWrites(MemberMentions.LastName(property), Targets(property, cancellationToken), cancellationToken), cancellationToken);
                break;
            case MethodKind.LocalFunction:
                AddLocalCalls(found, method, cancellationToken);
                break;
            case MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation:
                Add(found, CallsOf(method, cancellationToken), cancellationToken);
                break;
        }
    }

    private void Add(ImmutableArray<Execution>.Builder found, IEnumerable<SimpleNameSyntax> uses, CancellationToken cancellationToken)
    {
        foreach (var mention in uses)
        {
            Add(found, mention, models.Of(mention.SyntaxTree), cancellationToken);
        }
    }

    private void AddLocalCalls(ImmutableArray<Execution>.Builder found, IMethodSymbol function, CancellationToken cancellationToken)
    {
        foreach (var mention in NameReferences.In(function.DeclaringSyntaxReferences[0].SyntaxTree, function.Name, cancellationToken))
        {
            var model = models.Of(mention.SyntaxTree);
            if (MemberMentions.IsUse(mention) && IsOneOf(model.GetSymbolInfo(mention, cancellationToken), function))
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
        if (entryPoints.ConstructionOf(type) is { } construction && !type.IsAbstract && models.Declare(type))
        {
            found.Add(Execution.By(construction, type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)));
        }

        if (registrations.Of(type, cancellationToken) is { Count: > 0 } registered)
        {
            found.Add(Execution.By(Body.Service(type), registered[0].Site));
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

                case BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax derived } when IsOneOf(model.GetSymbolInfo(mention, cancellationToken), type) &&
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

        foreach (var creation in Mentions.OfImplicit(constructor, cancellationToken))
        {
            AddExecution(found, creation, cancellationToken);
        }
    }

    private void AddCreation(ImmutableArray<Execution>.Builder found, BaseObjectCreationExpressionSyntax creation, IMethodSymbol constructor, SemanticModel model, CancellationToken cancellationToken)
    {
        var isByIt = CreatedTypes.Of(creation, model, cancellationToken) is { } type
            ? SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, constructor.ContainingType.OriginalDefinition) && Mentions.IsBy(creation, constructor, cancellationToken)
            : IsOneOf(model.GetSymbolInfo(creation, cancellationToken), constructor);
        if (isByIt)
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

    // The member itself, what it overrides, and what it implements, here or in a class below that adds the interface.
    private HashSet<ISymbol> Targets(ISymbol member, CancellationToken cancellationToken)
    {
        var targets = MemberMentions.Only(member);
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
        var name = MemberMentions.LastName(member);
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

    private static bool IsOneOf(SymbolInfo info, ISymbol target) => MemberIndex<SimpleNameSyntax>.IsOneOf(info, MemberMentions.Only(target));

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };
}
