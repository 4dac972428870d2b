using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers;

/// <summary>On which paths the general rules (database, input and output, loops) speak.</summary>
internal enum PathsOption
{
    /// <summary>Inference paths where the compilation contains an inference call; request paths where it has none but a manifest; else none.</summary>
    Auto,

    /// <summary>Inference paths only.</summary>
    Inference,

    /// <summary>Every request path.</summary>
    Request,
}

/// <summary>The user's settings of one compilation, read from .editorconfig at the file they apply to.</summary>
internal sealed class ScaleLintOptions(AnalyzerConfigOptionsProvider provider)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<Regex>> _patterns = new(StringComparer.Ordinal);

    /// <summary>True where the project says <c>ScaleLintEnabled=false</c>: then there are no findings either.</summary>
    public static bool IsSwitchedOff(AnalyzerConfigOptionsProvider provider) =>
        provider.GlobalOptions.TryGetValue("build_property.ScaleLintEnabled", out var value) && string.Equals(value.Trim(), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>scalelint.paths</c>: auto (default), inference or request.</summary>
    public PathsOption Paths(SyntaxTree tree) => Value(tree, "scalelint.paths") switch
    {
        "inference" => PathsOption.Inference,
        "request" => PathsOption.Request,
        _ => PathsOption.Auto,
    };

    /// <summary><c>scalelint.report_unproven</c>: true reports what no path is proven for, as information.</summary>
    public bool ReportUnproven(SyntaxTree tree) => Value(tree, "scalelint.report_unproven") == "true";

    /// <summary>The value of a key for a file, trimmed, or null.</summary>
    public string? Value(SyntaxTree tree, string key) =>
        provider.GetOptions(tree).TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>A list setting: its words, separated by commas.</summary>
    public ImmutableArray<string> List(SyntaxTree tree, string key) =>
        Value(tree, key)?.Split(',').Select(word => word.Trim()).Where(word => word.Length > 0).ToImmutableArray() ?? ImmutableArray<string>.Empty;

    /// <summary>
    /// <c>scalelint.entry_points</c>: documentation-comment IDs, with <c>*</c> for any characters and without parameters for every overload,
    /// separated by <c>|</c> (a comma stands inside parameter lists, a semicolon starts a comment).
    /// </summary>
    public bool IsEntryPoint(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.IsEmpty || Value(method.DeclaringSyntaxReferences[0].SyntaxTree, "scalelint.entry_points") is not { } setting ||
            method.GetDocumentationCommentId() is not { } id)
        {
            return false;
        }

        var parameters = id.IndexOf('(');
        var overloads = parameters < 0 ? id : id.Substring(0, parameters);
        return _patterns.GetOrAdd(setting, Compile).Any(pattern => pattern.IsMatch(id) || pattern.IsMatch(overloads));
    }

    /// <summary>A number that is the same for compilations whose files have the same <c>scalelint.entry_points</c>.</summary>
    public ulong EntryPointStamp(Compilation compilation)
    {
        ulong stamp = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            stamp = DeclarationStamp.Mix(stamp, DeclarationStamp.Hash(Value(tree, "scalelint.entry_points") ?? string.Empty));
        }

        return stamp;
    }

    private static ImmutableArray<Regex> Compile(string setting) => setting
        .Split('|')
        .Select(pattern => pattern.Trim())
        .Where(pattern => pattern.Length > 0)
        .Select(pattern => new Regex("^" + Regex.Escape(pattern).Replace("\\*", ".*") + "$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        .ToImmutableArray();
}
