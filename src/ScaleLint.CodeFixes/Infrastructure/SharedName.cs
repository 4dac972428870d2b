using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>Names the field or variable that keeps a hoisted object, in the style of its neighbours, clear of every other name.</summary>
internal static class SharedName
{
    /// <summary>The name for <paramref name="creation"/> at its new place.</summary>
    public static string For(HoistPlace place, ExpressionSyntax creation, ITypeSymbol type, SemanticModel model)
    {
        var (prefix, isPascal) = Style(place, creation);
        var typeName = type is { TypeKind: TypeKind.Interface } && type.Name.Length > 1 && char.IsUpper(type.Name[1]) ? type.Name.Substring(1) : type.Name;
        var holder = Holder(creation)?.TrimStart('_');
        var candidates = new List<string>();
        if (!string.IsNullOrEmpty(holder) && place != HoistPlace.ProgramVariable)
        {
            candidates.Add(holder!);
        }

        candidates.Add("Shared" + (string.IsNullOrEmpty(holder) ? typeName : Upper(holder!)));
        for (var number = 2; ; number++)
        {
            foreach (var candidate in candidates)
            {
                var name = prefix + (isPascal ? Upper(candidate) : Lower(candidate));
                if (IsFree(name, creation, model))
                {
                    return name;
                }
            }

            candidates.Clear();
            candidates.Add("Shared" + typeName + number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static (string Prefix, bool IsPascal) Style(HoistPlace place, ExpressionSyntax creation)
    {
        switch (place)
        {
            case HoistPlace.ProgramVariable:
                return ("", false);
            case HoistPlace.InstanceField:
                return (Neighbours(creation, isStatic: false).Any(name => name.StartsWith("_", StringComparison.Ordinal)) || !Neighbours(creation, isStatic: false).Any() ? "_" : "", false);
            default:
                var names = Neighbours(creation, isStatic: true).ToList();
                return names.Any(name => name.StartsWith("s_", StringComparison.Ordinal)) ? ("s_", false)
                    : names.Any(name => name.StartsWith("_", StringComparison.Ordinal)) ? ("_", false)
                    : names.Count > 0 && names.All(name => char.IsLower(name[0])) ? ("", false)
                    : ("", true);
        }
    }

    private static IEnumerable<string> Neighbours(ExpressionSyntax creation, bool isStatic) =>
        creation.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Members.OfType<FieldDeclarationSyntax>()
            .Where(field => field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) && field.Modifiers.Any(SyntaxKind.StaticKeyword) == isStatic &&
                !field.Modifiers.Any(SyntaxKind.PublicKeyword) && !field.Modifiers.Any(SyntaxKind.InternalKeyword) && !field.Modifiers.Any(SyntaxKind.ProtectedKeyword))
            .SelectMany(field => field.Declaration.Variables)
            .Select(variable => variable.Identifier.ValueText);

    // The local, field or property that takes the object now.
    private static string? Holder(ExpressionSyntax creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => declarator.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsFree(string name, ExpressionSyntax creation, SemanticModel model)
    {
        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || !model.LookupSymbols(creation.SpanStart, name: name).IsEmpty)
        {
            return false;
        }

        var scope = creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? creation.SyntaxTree.GetRoot();
        return !scope.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);
    }

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
