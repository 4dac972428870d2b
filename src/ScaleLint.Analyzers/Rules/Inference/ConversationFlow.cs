using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Goes back from the messages that a call sends to where they come from: through locals, loops that copy messages, spreads and the user's own
/// methods. It stops at a field, a dictionary, a cache or a store, and gives up where only a part of the messages is passed on.
/// </summary>
internal sealed class ConversationFlow(CostContext costs, CancellationToken cancellationToken)
{
    // The user's own methods are followed this deep: a service that asks a store that reads a dictionary.
    private const int MaximumSteps = 3;

    private readonly HashSet<ISymbol> _locals = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _grown = new(SymbolEqualityComparer.Default);

    /// <summary>Where the messages come from.</summary>
    public List<ConversationSource> Sources { get; } = [];

    /// <summary>The code that was read on the way: the function of the call first.</summary>
    public List<SyntaxNode> Functions { get; } = [];

    /// <summary>True where something on the way lets messages go, measures them, or passes on only a part.</summary>
    public bool IsBounded { get; private set; }

    /// <summary>True where the code adds to one of the locals that hold the messages, or to a member of one.</summary>
    public bool Grows => _grown.Count > 0;

    /// <summary>True where the expression mentions a local that holds the messages.</summary>
    public bool Mentions(SyntaxNode code, SemanticModel model) =>
        code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol local && _locals.Contains(local));

    /// <summary>Follows an expression.</summary>
    public void Follow(SyntaxNode expression, SemanticModel model, SyntaxNode function) => Follow(expression, model, function, 0);

    private void Follow(SyntaxNode expression, SemanticModel model, SyntaxNode function, int step)
    {
        if (!Functions.Contains(function))
        {
            Functions.Add(function);
        }

        if (expression.DescendantNodesAndSelf().Any(node => node is RangeExpressionSyntax || (node is InvocationExpressionSyntax call && call.WrittenName() is { } name && Conversations.IsCut(name))))
        {
            IsBounded = true;
            return;
        }

        foreach (var node in expression.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax))
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (node)
            {
                case InvocationExpressionSyntax call when model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method:
                    FollowCall(call, method, model, step);
                    break;

                case IdentifierNameSyntax name when !IsCalled(name) && !IsType(name):
                    FollowName(name, model, function, step);
                    break;
            }
        }
    }

    private void FollowCall(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, int step)
    {
        var receiver = call.Expression is MemberAccessExpressionSyntax access ? model.GetSymbolInfo(access.Expression, cancellationToken).Symbol : null;
        if (receiver is not null && costs.Catalogue.Find(method).Any(entry => entry.Kind is ApiKind.CacheRead or ApiKind.CacheFactory))
        {
            Sources.Add(new ConversationSource(receiver, method.ContainingType.ContainingNamespace.Name == "Memory" ? ConversationKeeping.InPlace : ConversationKeeping.Copy));
            return;
        }

        if (!HoldsMessages(method.ReturnType, method.Name))
        {
            return;
        }

        var known = Sources.Count;
        if (step < MaximumSteps)
        {
            foreach (var body in SourceBodies.Of(method, costs, cancellationToken))
            {
                FollowReturned(body, step + 1);
            }
        }

        // A store whose code cannot be seen: what it gives is what was saved there.
        if (Sources.Count == known && !IsBounded && receiver is IFieldSymbol or IPropertySymbol or IParameterSymbol or ILocalSymbol && IsLoad(method.Name) && !_locals.Contains(receiver) && !TakesCount(call))
        {
            Sources.Add(new ConversationSource(receiver, ConversationKeeping.Copy));
        }
    }

    private void FollowReturned(SyntaxNode function, int step)
    {
        var model = costs.Paths.Models.Of(function.SyntaxTree);
        var body = EnclosingFunction.Body(function);
        if (body is ArrowExpressionClauseSyntax arrow)
        {
            Follow(arrow.Expression, model, function, step);
            return;
        }

        foreach (var statement in body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>())
        {
            if (statement.Expression is { } returned)
            {
                Follow(returned, model, function, step);
            }
        }
    }

    private void FollowName(IdentifierNameSyntax name, SemanticModel model, SyntaxNode function, int step)
    {
        switch (model.GetSymbolInfo(name, cancellationToken).Symbol)
        {
            case ILocalSymbol local when local.DeclaringSyntaxReferences.Length == 1 && MayHoldMessages(local.Type, name) && _locals.Add(local):
                FollowDeclaration(local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken), model, function, step);
                FollowUses(local, model, function, step);
                break;

            case (IFieldSymbol or IPropertySymbol) and var member:
                var type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
                if (Conversations.IsKeyed(type))
                {
                    Sources.Add(new ConversationSource(member, ConversationKeeping.InPlace));
                }
                else if (Conversations.IsConversation(type) && IsOwn(name, model))
                {
                    Sources.Add(new ConversationSource(member, ConversationKeeping.Member));
                }
                else if (IsQuery(type) && type is INamedTypeSymbol { TypeArguments: { Length: 1 } rows } && Conversations.IsSubject(rows[0].Name))
                {
                    Sources.Add(new ConversationSource(member, ConversationKeeping.Copy));
                }

                break;
        }
    }

    private void FollowDeclaration(SyntaxNode declaration, SemanticModel model, SyntaxNode function, int step)
    {
        var origin = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            ForEachStatementSyntax loop => loop.Expression,
            SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } } => call,
            SingleVariableDesignationSyntax designation => designation.FirstAncestorOrSelf<IsPatternExpressionSyntax>()?.Expression,
            _ => null,
        };
        if (origin is not null)
        {
            Follow(origin, model, function, step);
        }
    }

    // What is assigned or added to the local, and what is taken away.
    private void FollowUses(ILocalSymbol local, SemanticModel model, SyntaxNode function, int step)
    {
        foreach (var mention in EnclosingFunction.OuterMost(function).DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (mention.Identifier.ValueText != local.Name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(mention, cancellationToken).Symbol, local))
            {
                continue;
            }

            switch (mention.Parent)
            {
                case AssignmentExpressionSyntax assignment when assignment.Left == mention:
                    Follow(assignment.Right, model, function, step);
                    break;

                // _sessions.TryGetValue(id, out history)
                case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword, Parent.Parent: InvocationExpressionSyntax call }:
                    Follow(call, model, function, step);
                    break;

                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument:
                    IsBounded |= MayShrink(argument, call, model);
                    break;

                case MemberAccessExpressionSyntax access when access.Expression == mention:
                    FollowMember(local, access, model, function, step);
                    break;

                case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } } }:
                    IsBounded |= Conversations.IsCut(name);
                    break;
            }
        }
    }

    private void FollowMember(ILocalSymbol local, MemberAccessExpressionSyntax access, SemanticModel model, SyntaxNode function, int step)
    {
        // conversation.Messages.Add(…): the member of a loaded object is what grows.
        var last = access;
        while (last.Parent is MemberAccessExpressionSyntax next && next.Expression == last)
        {
            last = next;
        }

        var name = last.Name.Identifier.ValueText;
        if (last.Parent is InvocationExpressionSyntax call)
        {
            IsBounded |= Conversations.IsCut(name);
            if (Conversations.IsGrowth(name))
            {
                _grown.Add(local);
                foreach (var argument in call.ArgumentList.Arguments)
                {
                    FollowAdded(argument.Expression, model, function, step);
                }
            }
        }
        else if (name is "Count" or "Length")
        {
            IsBounded |= last.Parent is BinaryExpressionSyntax { Right: not LiteralExpressionSyntax { Token.ValueText: "0" } } or IsPatternExpressionSyntax or SwitchStatementSyntax;
        }
    }

    // A message that is copied from another conversation, or all of another conversation; a new message comes from nowhere.
    private void FollowAdded(ExpressionSyntax added, SemanticModel model, SyntaxNode function, int step)
    {
        if (model.GetTypeInfo(added, cancellationToken).Type is { } type && Conversations.IsSequence(type))
        {
            Follow(added, model, function, step);
            return;
        }

        foreach (var name in added.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations } element &&
                declarations[0].GetSyntax(cancellationToken) is ForEachStatementSyntax loop && loop.Statement.Contains(added) && _locals.Add(element))
            {
                // if ((tokens += message.Tokens) > limit) break;
                IsBounded |= loop.Statement.DescendantNodes().OfType<BreakStatementSyntax>().Any();
                Follow(loop.Expression, model, function, step);
            }
        }
    }

    // The user's own method may do anything with a list that it is given, unless what it does is in sight and takes nothing away.
    private bool MayShrink(ArgumentSyntax argument, InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return true;
        }

        return method.Locations.Any(location => location.IsInSource) && !costs.Catalogue.Find(method).Any() && SourceBodies.Of(method, costs, cancellationToken).Any(body =>
            body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(inner => inner.WrittenName() is { } name && Conversations.IsCut(name)));
    }

    private static bool HoldsMessages(ITypeSymbol type, string method)
    {
        var result = DeclaredTypes.Awaited(type) ?? type;
        return Conversations.IsConversation(result) ||
            (Conversations.IsSequence(result) ? Conversations.IsSubject(method) || (Element(result) is { } element && Conversations.IsSubject(element.Name)) : result is INamedTypeSymbol && Conversations.IsSubject(result.Name));
    }

    private static ITypeSymbol? Element(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } => arguments[0],
        _ => null,
    };

    private static bool IsLoad(string name) => NameWords.Of(name) is { Count: > 0 } words && words[0] is "get" or "load" or "read" or "find" or "fetch" or "query" or "list" or "retrieve" or "restore";

    // LoadAsync(id, 20): a number says how many.
    private static bool TakesCount(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Any(argument => argument.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression });

    private static bool IsQuery(ITypeSymbol type) => type.Name is "DbSet" or "IQueryable" or "IMongoCollection";

    // A text is only a conversation while it is deserialised: JsonSerializer.Deserialize<List<ChatMessage>>(json).
    private static bool MayHoldMessages(ITypeSymbol type, SyntaxNode mention) =>
        (!type.IsValueType && type.SpecialType == SpecialType.None) || type.Name is "RedisValue" ||
        mention.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && call.WrittenName()?.StartsWith("Deserialize", StringComparison.Ordinal) == true;

    // The object's own member, a static one, or one of a service: session.Messages of a loaded object is not kept by the code.
    private bool IsOwn(IdentifierNameSyntax name, SemanticModel model) =>
        name.Parent is not MemberAccessExpressionSyntax access || access.Name != name || access.Expression is ThisExpressionSyntax ||
        model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is INamedTypeSymbol or IFieldSymbol or IParameterSymbol;

    private static bool IsType(SimpleNameSyntax name) => name.Parent is TypeArgumentListSyntax or ObjectCreationExpressionSyntax or ArrayTypeSyntax or NullableTypeSyntax or DeclarationExpressionSyntax;

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent is InvocationExpressionSyntax || (name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Name == name && call.Expression == access);
}
