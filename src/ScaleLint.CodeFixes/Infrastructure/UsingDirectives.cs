using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>Using directives of a file.</summary>
internal static class UsingDirectives
{
    /// <summary>True where the types of a namespace are known at the position, by a using of the file, a global one, or the namespace around it.</summary>
    public static bool Contains(SemanticModel model, int position, string name, CancellationToken cancellationToken)
    {
        for (var space = model.GetEnclosingSymbol(position, cancellationToken)?.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.ToDisplayString() == name)
            {
                return true;
            }
        }

        return model.GetImportScopes(position, cancellationToken).Any(scope => scope.Imports.Any(import => import.NamespaceOrType is INamespaceSymbol space && space.ToDisplayString() == name));
    }

    /// <summary>Adds a using directive to the file in the order that is usual: <c>System</c> first, then by name.</summary>
    public static CompilationUnitSyntax Add(CompilationUnitSyntax root, string name)
    {
        if (root.Usings.Any(directive => directive.Alias is null && directive.Name?.ToString() == name))
        {
            return root;
        }

        var lineEnd = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        lineEnd = lineEnd.IsKind(SyntaxKind.None) ? SyntaxFactory.LineFeed : lineEnd;
        var added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name))
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(lineEnd);
        if (root.Usings.Count == 0)
        {
            return AddFirst(root, added, lineEnd);
        }

        var index = 0;
        while (index < root.Usings.Count && Precedes(root.Usings[index], name))
        {
            index++;
        }

        // The file's header stays on top.
        var usings = root.Usings;
        if (index == 0)
        {
            added = added.WithLeadingTrivia(usings[0].GetLeadingTrivia());
            usings = usings.Replace(usings[0], usings[0].WithoutLeadingTrivia());
        }

        return root.WithUsings(usings.Insert(index, added));
    }

    private static CompilationUnitSyntax AddFirst(CompilationUnitSyntax root, UsingDirectiveSyntax added, SyntaxTrivia lineEnd)
    {
        // What stands above a namespace is the file's header; what stands above a type is the type's.
        if (root.Members.Count > 0 && root.Members[0] is BaseNamespaceDeclarationSyntax space && root.AttributeLists.Count == 0 && root.Externs.Count == 0)
        {
            added = added.WithLeadingTrivia(space.GetLeadingTrivia());
            root = root.WithMembers(root.Members.Replace(space, space.WithLeadingTrivia(lineEnd)));
        }

        return root.WithUsings(SyntaxFactory.SingletonList(added));
    }

    private static bool Precedes(UsingDirectiveSyntax directive, string name)
    {
        if (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
        {
            return true;
        }

        if (directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
        {
            return false;
        }

        var other = directive.Name?.ToString() ?? "";
        return IsSystem(other) == IsSystem(name) ? string.CompareOrdinal(other, name) < 0 : IsSystem(other);
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
