using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Recognises, by its name, a value that tells apart things of which a system has few and an operator knows each: agents, models, languages.
/// A collection with an entry for each of them does not grow with traffic.
/// </summary>
internal static class FewOfAKind
{
    private static readonly HashSet<string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "agent", "model", "deployment", "provider", "plugin", "tool", "function", "template", "language", "culture", "locale", "currency", "country", "region", "schema", "topic", "queue",
    };

    private static readonly string[] Endings = ["Id", "Name", "Key", "Code"];

    /// <summary>True for <c>agentId</c>, <c>_model</c>, and the <c>Id</c> of an <c>Agent</c>.</summary>
    public static bool IsNamedBy(ISymbol value) =>
        value is IPropertySymbol && Endings.Contains(value.Name) ? Kinds.Contains(value.ContainingType.Name) : Kinds.Contains(WithoutEnding(value.Name.TrimStart('_')));

    private static string WithoutEnding(string name) =>
        Array.Find(Endings, ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal)) is { } found ? name.Substring(0, name.Length - found.Length) : name;
}
