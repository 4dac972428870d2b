using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScaleLint.Analyzers.Tests.Verifiers;

/// <summary>.editorconfig lines that hold for every file.</summary>
internal sealed class InMemoryOptions(string lines) : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigOptions _options = new Options(lines);

    public override AnalyzerConfigOptions GlobalOptions => _options;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

    private sealed class Options(string lines) : AnalyzerConfigOptions
    {
        private readonly ImmutableDictionary<string, string> _values = lines
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .ToImmutableDictionary(pair => pair[0].Trim(), pair => pair[1].Trim(), KeyComparer);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
