using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Moves one creation out of the request: to a field of its class, or to a variable of the program, and puts the name where the creation or
/// the local that held it stood. The one home of hoisting for all rules about things made per request.
/// </summary>
internal sealed class Hoist
{
    private static readonly SyntaxAnnotation Emptied = new("ScaleLint.Emptied");
    private static readonly SyntaxAnnotation Owner = new("ScaleLint.Owner");

    private readonly ExpressionSyntax _creation;
    private readonly SemanticModel _model;
    private readonly ITypeSymbol _type;
    private readonly string _name;

    private Hoist(HoistPlace place, ExpressionSyntax creation, SemanticModel model, ITypeSymbol type, string name)
    {
        Place = place;
        _creation = creation;
        _model = model;
        _type = type;
        _name = name;
    }

    /// <summary>Where the creation goes.</summary>
    public HoistPlace Place { get; }

    /// <summary>How to move the creation, or null where it must stay.</summary>
    /// <param name="document">The file.</param>
    /// <param name="creation">The reported creation.</param>
    /// <param name="mayUseInstance">True where the object around it is known to outlive requests, so that one of its fields may hold the result.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    public static async Task<Hoist?> PlanAsync(Document document, ExpressionSyntax creation, bool mayUseInstance, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null || model.GetTypeInfo(creation, cancellationToken).Type is not { TypeKind: not TypeKind.Error } type || IsAwaited(type) ||
            HasDirectives(creation))
        {
            return null;
        }

        var place = new CreationInputs(creation, model, cancellationToken).FarthestPlace();
        if (place == HoistPlace.None || (place == HoistPlace.InstanceField && !mayUseInstance) || !HasRoom(place, creation) ||
            !await new Ownership(document, model, cancellationToken).MayBeSharedAsync(creation).ConfigureAwait(false))
        {
            return null;
        }

        if (Local(creation) is { } local && model.GetDeclaredSymbol(local, cancellationToken) is ILocalSymbol { Type: var declared })
        {
            type = declared;
        }

        return new Hoist(place, creation, model, type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), SharedName.For(place, creation, type, model));
    }

    /// <summary>The document after the move.</summary>
    /// <param name="document">The file that was asked about.</param>
    /// <param name="replacement">What to create instead, or null for the creation as it stands.</param>
    /// <param name="cancellationToken">Cancels the change.</param>
    public async Task<Document> ApplyAsync(Document document, ExpressionSyntax? replacement, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (OwnField(cancellationToken) is { } field)
        {
            return document.WithSyntaxRoot(root.ReplaceNode(field, MadeStatic(field, replacement)));
        }

        var initializer = (replacement ?? _creation).WithoutTrivia();
        var existing = Existing(initializer, cancellationToken);
        var name = existing ?? _name;
        var owner = Place == HoistPlace.ProgramVariable ? (SyntaxNode)_creation.FirstAncestorOrSelf<GlobalStatementSyntax>()! : _creation.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
        var emptied = EmptiedStatement();
        var renamed = emptied is null ? ImmutableHashSet.Create<SyntaxNode>(_creation) : Uses(emptied, cancellationToken).ToImmutableHashSet();
        root = root.ReplaceNodes(
            renamed.Append(owner).Concat(emptied is null ? [] : [emptied]).Distinct(),
            (original, current) =>
            {
                var changed = renamed.Contains(original) ? SyntaxFactory.IdentifierName(name).WithTriviaFrom(current) : current;
                changed = original == emptied ? changed.WithAdditionalAnnotations(Emptied) : changed;
                return original == owner ? changed.WithAdditionalAnnotations(Owner) : changed;
            });
        if (emptied is not null)
        {
            root = WithoutStatement(root, root.GetAnnotatedNodes(Emptied).OfType<StatementSyntax>().Single());
        }

        if (existing is null)
        {
            root = Place == HoistPlace.ProgramVariable
                ? WithVariable(root, (GlobalStatementSyntax)root.GetAnnotatedNodes(Owner).Single(), initializer, emptied)
                : WithField(root, (TypeDeclarationSyntax)root.GetAnnotatedNodes(Owner).Single(), initializer, emptied);
        }

        document = document.WithSyntaxRoot(WithoutAnnotation(root, Owner));
        return await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static SyntaxNode WithoutAnnotation(SyntaxNode root, SyntaxAnnotation annotation) =>
        root.ReplaceNodes(root.GetAnnotatedNodes(annotation), (_, current) => current.WithoutAnnotations(annotation));

    private static bool IsAwaited(ITypeSymbol type) => type.Name is "Task" or "ValueTask" || type is { TypeKind: TypeKind.Dynamic } or { IsAnonymousType: true } or { IsRefLikeType: true };

    private static bool HasDirectives(ExpressionSyntax creation) =>
        creation.ContainsDirectives || (creation.FirstAncestorOrSelf<StatementSyntax>() is { } statement && statement.GetLeadingTrivia().Any(trivia => trivia.IsDirective));

    private static bool HasRoom(HoistPlace place, ExpressionSyntax creation)
    {
        if (place == HoistPlace.ProgramVariable)
        {
            return RunsInProgramHandler(creation);
        }

        if (creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || type is InterfaceDeclarationSyntax || type.ContainsDirectives)
        {
            return false;
        }

        return place != HoistPlace.InstanceField || (FieldInsertion.Constructor(type) is not null && creation.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null);
    }

    // A variable above the statement is set before a lambda in it runs; a local function may be called from anywhere.
    private static bool RunsInProgramHandler(ExpressionSyntax creation)
    {
        var isInLambda = false;
        for (SyntaxNode? node = creation.Parent; node is not (null or GlobalStatementSyntax); node = node.Parent)
        {
            if (node is LocalFunctionStatementSyntax || (node is AnonymousFunctionExpressionSyntax function && function.Modifiers.Any(SyntaxKind.StaticKeyword)))
            {
                return false;
            }

            isInLambda |= node is AnonymousFunctionExpressionSyntax;
        }

        return isInLambda;
    }

    private static VariableDeclaratorSyntax? Local(ExpressionSyntax creation) =>
        creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax or UsingStatementSyntax } declarator } ? declarator : null;

    // The local that held the object: its declaration goes, its uses take the shared name.
    private StatementSyntax? EmptiedStatement() => Local(_creation)?.FirstAncestorOrSelf<StatementSyntax>();

    private IEnumerable<SyntaxNode> Uses(StatementSyntax emptied, CancellationToken cancellationToken) =>
        VariableUses.Of(
            _model.GetDeclaredSymbol(Local(_creation)!, cancellationToken)!,
            emptied is UsingStatementSyntax ? emptied : emptied.Parent!,
            _model,
            cancellationToken);

    // private readonly InferenceSession _session = new("m.onnx"); needs no second field: it becomes static itself.
    private FieldDeclarationSyntax? OwnField(CancellationToken cancellationToken) =>
        Place == HoistPlace.StaticField &&
        _creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } declarator } &&
        field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) && !field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.PublicKeyword) &&
        !field.Modifiers.Any(SyntaxKind.ProtectedKeyword) && !field.Modifiers.Any(SyntaxKind.InternalKeyword) &&
        _model.GetDeclaredSymbol(declarator, cancellationToken) is { } symbol &&
        !VariableUses.Of(symbol, field.Parent!, _model, cancellationToken).Any(use => (use.Parent is MemberAccessExpressionSyntax access && access.Name == use) || VariableUses.IsWrite(use))
            ? field
            : null;

    private FieldDeclarationSyntax MadeStatic(FieldDeclarationSyntax field, ExpressionSyntax? replacement)
    {
        var position = field.Modifiers.IndexOf(SyntaxKind.ReadOnlyKeyword);
        var first = field.Modifiers[position];
        var isFirst = position == 0;
        var modifiers = field.Modifiers
            .Replace(first, isFirst ? first.WithLeadingTrivia() : first)
            .Insert(position, SyntaxFactory.Token(isFirst ? first.LeadingTrivia : default, SyntaxKind.StaticKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)));
        var changed = replacement is null ? field : field.ReplaceNode(_creation, replacement.WithTriviaFrom(_creation));
        return changed.WithModifiers(modifiers);
    }

    // The same creation, hoisted before: one field serves both.
    private string? Existing(ExpressionSyntax initializer, CancellationToken cancellationToken) =>
        Place == HoistPlace.StaticField && _creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            ? type.Members.OfType<FieldDeclarationSyntax>()
                .Where(field => field.Modifiers.Any(SyntaxKind.StaticKeyword) && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
                .SelectMany(field => field.Declaration.Variables)
                .FirstOrDefault(variable => variable.Initializer is { Value: { } value } && SyntaxFactory.AreEquivalent(value.WithoutTrivia(), initializer) &&
                    _model.GetDeclaredSymbol(variable, cancellationToken) is IFieldSymbol known && SymbolEqualityComparer.Default.Equals(known.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), _type))
                ?.Identifier.ValueText
            : null;

    private SyntaxNode WithVariable(SyntaxNode root, GlobalStatementSyntax before, ExpressionSyntax initializer, StatementSyntax? emptied)
    {
        var statement = (LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"var {_name} = value;");
        var declarator = statement.Declaration.Variables[0];
        // The empty line above stays above; a comment stays with what it describes.
        var leading = before.GetLeadingTrivia();
        var space = leading.TakeWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToList();
        var variable = SyntaxFactory.GlobalStatement(statement.ReplaceNode(declarator.Initializer!.Value, Explicit(initializer)))
            .WithLeadingTrivia(space.Concat(Comments(emptied)))
            .WithTrailingTrivia(FieldInsertion.EndOfLine(root))
            .WithAdditionalAnnotations(Formatter.Annotation);
        return root.ReplaceNode(before, [variable, before.WithLeadingTrivia(leading.Skip(space.Count))]);
    }

    private SyntaxNode WithField(SyntaxNode root, TypeDeclarationSyntax type, ExpressionSyntax initializer, StatementSyntax? emptied)
    {
        var endOfLine = FieldInsertion.EndOfLine(root);
        var isStatic = Place == HoistPlace.StaticField;
        var constructor = isStatic ? null : FieldInsertion.Constructor(type) as ConstructorDeclarationSyntax;
        var field = (FieldDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
            $"private {(isStatic ? "static " : "")}readonly global::Type {_name}{(constructor is null ? " = value" : "")};")!;
        field = field.ReplaceNode(field.Declaration.Type, TypeName().WithTrailingTrivia(SyntaxFactory.Space));
        if (field.Declaration.Variables[0].Initializer is { } value)
        {
            field = field.ReplaceNode(value.Value, initializer);
        }

        field = field.WithLeadingTrivia(Comments(emptied)).WithTrailingTrivia(endOfLine).WithAdditionalAnnotations(Formatter.Annotation);
        var changed = FieldInsertion.Insert(type, field, endOfLine);
        if (constructor is not null)
        {
            changed = FieldInsertion.AssignInConstructor(changed, _name, initializer, endOfLine);
        }

        return root.ReplaceNode(type, changed);
    }

    private TypeSyntax TypeName() => SyntaxFactory.ParseTypeName(_type.ToMinimalDisplayString(_model, _creation.SpanStart));

    // 'new("m")' takes its type from a field's declaration; 'var' gives none.
    private ExpressionSyntax Explicit(ExpressionSyntax initializer) =>
        initializer is ImplicitObjectCreationExpressionSyntax created
            ? SyntaxFactory.ObjectCreationExpression(TypeName(), created.ArgumentList, created.Initializer)
                .WithNewKeyword(SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            : initializer;

    private static SyntaxNode WithoutStatement(SyntaxNode root, StatementSyntax emptied)
    {
        var siblings = emptied.Parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            _ => default,
        };
        if (emptied is UsingStatementSyntax { Statement: BlockSyntax body })
        {
            // The names of the body would meet those that follow, unless nothing does.
            return emptied.Parent is BlockSyntax && siblings.IndexOf(emptied) == siblings.Count - 1 && body.Statements.Count > 0 && !body.CloseBraceToken.LeadingTrivia.Any(IsComment)
                ? root.ReplaceNode(emptied, body.Statements.Select((statement, i) => (i == 0 ? SpacedAs(emptied, statement) : statement).WithAdditionalAnnotations(Formatter.Annotation)))
                : root.ReplaceNode(emptied, body.WithLeadingTrivia(Indentation(emptied)).WithAdditionalAnnotations(Formatter.Annotation));
        }

        var index = siblings.IndexOf(emptied);
        if (index == 0 && siblings.Count > 1)
        {
            var annotation = new SyntaxAnnotation();
            root = root.ReplaceNodes([emptied, siblings[1]], (original, current) => original == emptied ? current.WithAdditionalAnnotations(annotation) : Unspaced((StatementSyntax)current));
            emptied = (StatementSyntax)root.GetAnnotatedNodes(annotation).Single();
        }

        return root.RemoveNode(emptied, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    // What now comes first in a block starts without an empty line.
    private static StatementSyntax Unspaced(StatementSyntax statement)
    {
        var leading = statement.GetLeadingTrivia();
        while (leading.Count > 0 && leading[0].IsKind(SyntaxKind.EndOfLineTrivia))
        {
            leading = leading.RemoveAt(0);
        }

        return statement.WithLeadingTrivia(leading);
    }

    private static StatementSyntax SpacedAs(StatementSyntax emptied, StatementSyntax first) =>
        emptied.GetLeadingTrivia() is { Count: > 0 } leading && leading[0].IsKind(SyntaxKind.EndOfLineTrivia)
            ? Unspaced(first).WithLeadingTrivia(Unspaced(first).GetLeadingTrivia().Insert(0, leading[0]))
            : Unspaced(first);

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static SyntaxTriviaList Indentation(SyntaxNode node) => SyntaxFactory.TriviaList(node.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1));

    // What was said about the local is said about what replaces it.
    private static SyntaxTriviaList Comments(StatementSyntax? emptied)
    {
        if (emptied is null)
        {
            return default;
        }

        var trailing = emptied is UsingStatementSyntax ? default : emptied.GetTrailingTrivia();
        var comments = emptied.GetLeadingTrivia().Concat(trailing)
            .Where(IsComment);
        return SyntaxFactory.TriviaList(comments.SelectMany(comment => new[] { comment, FieldInsertion.EndOfLine(emptied.SyntaxTree.GetRoot()) }));
    }
}
