using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ScaleLint.Benchmarks.Analysis;

/// <summary>An additional file on disk.</summary>
internal sealed class FileText(string path) : AdditionalText
{
    /// <inheritdoc/>
    public override string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        using var stream = File.OpenRead(Path);
        return SourceText.From(stream);
    }
}
