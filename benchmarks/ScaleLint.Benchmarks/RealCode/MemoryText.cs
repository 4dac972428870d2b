using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>An additional file that was never written.</summary>
internal sealed class MemoryText(string path, byte[] utf8) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(Encoding.UTF8.GetString(utf8), Encoding.UTF8);

    /// <inheritdoc/>
    public override string Path => path;

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
