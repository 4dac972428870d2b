using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ScaleLint.CodeFixes;

/// <summary>Moves literals of the same text into constants.</summary>
internal static class ModelNameConstants
{
    private const string ClassName = "ModelNames";

    /// <summary>The project with one constant for each text that stands at the places.</summary>
    public static async Task<Solution> ExtractAsync(Project project, IEnumerable<Location> places, CancellationToken cancellationToken)
    {
        var literals = await LiteralsAsync(project, places, cancellationToken).ConfigureAwait(false);
        if (literals.Count == 0)
        {
            return project.Solution;
        }

        var home = await HomeAsync(project, literals, cancellationToken).ConfigureAwait(false);
        var editors = new Dictionary<DocumentId, DocumentEditor>();
        var shared = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in literals.GroupBy(literal => literal.Literal.Token.ValueText, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var type = OnlyType(group.Select(place => place.Literal));
            var name = Free(Name(group.Key), candidate => type is null
                ? shared.ContainsKey(candidate) || home.Names.Contains(candidate)
                : type.DescendantTokens().Any(token => token.ValueText == candidate));
            if (type is null)
            {
                shared.Add(name, group.First().Literal.Token.Text);
            }

            foreach (var (document, literal) in group)
            {
                var editor = await EditorAsync(document).ConfigureAwait(false);
                var reference = SyntaxFactory.ParseExpression(type is null ? $"global::{home.FullName}.{name}" : name);
                editor.ReplaceNode(literal, reference.WithTriviaFrom(literal).WithAdditionalAnnotations(Simplifier.Annotation));
            }

            if (type is not null)
            {
                Insert(await EditorAsync(group.First().Document).ConfigureAwait(false), type, [Constant(name, group.First().Literal.Token.Text, "private")]);
            }
        }

        if (shared.Count > 0 && home.Declaration is null)
        {
            var first = literals[0];
            var editor = await EditorAsync(first.Document).ConfigureAwait(false);
            var endOfLine = FieldInsertion.EndOfLine(editor.OriginalRoot);
            editor.ReplaceNode(NamespaceAround(first.Literal), (current, _) => WithClass(current, Class(home.Name, shared, endOfLine), endOfLine));
        }
        else if (shared.Count > 0 && home.Declaration is { } declaration && project.GetDocument(declaration.SyntaxTree) is { } homeDocument)
        {
            Insert(await EditorAsync(homeDocument).ConfigureAwait(false), declaration, shared.Select(constant => Constant(constant.Key, constant.Value, "public")));
        }

        var solution = project.Solution;
        foreach (var editor in editors.Values)
        {
            solution = solution.WithDocumentSyntaxRoot(editor.OriginalDocument.Id, editor.GetChangedRoot());
        }

        return solution;

        async Task<DocumentEditor> EditorAsync(Document document) => editors.TryGetValue(document.Id, out var known)
            ? known
            : editors[document.Id] = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
    }

    private static void Insert(DocumentEditor editor, TypeDeclarationSyntax type, IEnumerable<FieldDeclarationSyntax> constants)
    {
        var endOfLine = FieldInsertion.EndOfLine(editor.OriginalRoot);
        editor.ReplaceNode(type, (current, _) => constants.Aggregate(
            (TypeDeclarationSyntax)current, (changed, constant) => FieldInsertion.Insert(changed, constant.WithTrailingTrivia(endOfLine), endOfLine)));
    }

    private static async Task<List<(Document Document, LiteralExpressionSyntax Literal)>> LiteralsAsync(Project project, IEnumerable<Location> places, CancellationToken cancellationToken)
    {
        var literals = new List<(Document Document, LiteralExpressionSyntax Literal)>();
        foreach (var place in places.Distinct().OrderBy(place => place.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(place => place.SourceSpan.Start))
        {
            if (place.SourceTree is { } tree && project.GetDocument(tree) is { } document &&
                await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root &&
                root.FindNode(place.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal)
            {
                literals.Add((document, literal));
            }
        }

        return literals;
    }

    private static TypeDeclarationSyntax? OnlyType(IEnumerable<SyntaxNode> places)
    {
        var types = places.Select(place => place.FirstAncestorOrSelf<TypeDeclarationSyntax>()).Distinct().ToList();
        return types.Count == 1 ? types[0] : null;
    }

    // gpt-4o-mini: Gpt4oMini; models/rank.onnx: ModelsRankOnnx
    private static string Name(string text)
    {
        var name = new StringBuilder();
        var startsWord = true;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                name.Append(startsWord ? char.ToUpperInvariant(c) : c);
                startsWord = false;
            }
            else
            {
                startsWord = true;
            }
        }

        return char.IsLetter(name[0]) ? name.ToString() : "Model" + name;
    }

    private static string Free(string name, Func<string, bool> isTaken)
    {
        var free = name;
        for (var number = 2; isTaken(free); number++)
        {
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    // The class that an earlier fix made, or one that does not exist yet.
    private static async Task<Home> HomeAsync(Project project, List<(Document Document, LiteralExpressionSyntax Literal)> literals, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var known = compilation.GetSymbolsWithName(ClassName, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>()
            .FirstOrDefault(type => type is { IsStatic: true, ContainingType: null, DeclaringSyntaxReferences.Length: 1 });
        if (known is not null && await known.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is TypeDeclarationSyntax declaration)
        {
            var space = known.ContainingNamespace.IsGlobalNamespace ? "" : known.ContainingNamespace.ToDisplayString();
            return new Home(space, ClassName, declaration, known.MemberNames.ToList());
        }

        var name = Free(ClassName, candidate => compilation.ContainsSymbolsWithName(candidate, SymbolFilter.All, cancellationToken));
        return new Home(NamespaceOf(literals[0].Literal), name, null, []);
    }

    private static string NamespaceOf(SyntaxNode node) =>
        string.Join(".", node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString()));

    private static SyntaxNode NamespaceAround(SyntaxNode node) => (SyntaxNode?)node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() ?? node.SyntaxTree.GetRoot();

    private static SyntaxNode WithClass(SyntaxNode space, MemberDeclarationSyntax type, SyntaxTrivia endOfLine)
    {
        var last = space switch
        {
            BaseNamespaceDeclarationSyntax declaration => declaration.Members.LastOrDefault(),
            CompilationUnitSyntax unit => unit.Members.LastOrDefault(),
            _ => null,
        };
        if (last is not null && !last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
        {
            type = type.WithLeadingTrivia(type.GetLeadingTrivia().Insert(0, endOfLine));
        }

        return space switch
        {
            BaseNamespaceDeclarationSyntax declaration => declaration.AddMembers(type),
            CompilationUnitSyntax unit => unit.AddMembers(type),
            _ => space,
        };
    }

    private static FieldDeclarationSyntax Constant(string name, string value, string access) =>
        ((FieldDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"{access} const string {name} = {value};")!).WithAdditionalAnnotations(Formatter.Annotation);

    // Behind what is in the file, where the IDE offers to move it into one of its own: a fix that adds a file would break the project file in 'dotnet format'.
    private static MemberDeclarationSyntax Class(string name, IEnumerable<KeyValuePair<string, string>> constants, SyntaxTrivia endOfLine)
    {
        var line = endOfLine.ToString();
        var text = new StringBuilder();
        text.Append(line).Append("/// <summary>The models that this project uses.</summary>").Append(line).Append("internal static class ").Append(name).Append(line).Append('{').Append(line);
        foreach (var constant in constants)
        {
            text.Append("    public const string ").Append(constant.Key).Append(" = ").Append(constant.Value).Append(';').Append(line);
        }

        return SyntaxFactory.ParseMemberDeclaration(text.Append('}').Append(line).ToString())!.WithAdditionalAnnotations(Formatter.Annotation);
    }

    private sealed class Home(string space, string name, TypeDeclarationSyntax? declaration, List<string> names)
    {
        public string Space { get; } = space;

        public string Name { get; } = name;

        public TypeDeclarationSyntax? Declaration { get; } = declaration;

        public List<string> Names { get; } = names;

        public string FullName => Space.Length > 0 ? $"{Space}.{Name}" : Name;
    }
}
