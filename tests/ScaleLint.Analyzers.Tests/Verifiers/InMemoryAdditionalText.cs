using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ScaleLint.Analyzers.Tests.Verifiers;

/// <summary>An additional file that is not on disk.</summary>
internal sealed class InMemoryAdditionalText(string path, string text) : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
