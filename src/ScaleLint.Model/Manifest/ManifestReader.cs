using System.Text;

namespace ScaleLint.Model;

/// <summary>Reads <c>scalecost.json</c>. Never throws for any content and reports all problems of a file in one go.</summary>
public static class ManifestReader
{
    /// <summary>The largest manifest that is read, in bytes: 1 MiB.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Reads a manifest from the text an editor or compiler holds.</summary>
    /// <param name="text">The file as text.</param>
    /// <returns>The manifest or its problems.</returns>
    public static ManifestReadResult Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a manifest from the bytes of its file.</summary>
    /// <param name="utf8">The file: UTF-8, with or without a byte order mark.</param>
    /// <returns>The manifest or its problems.</returns>
    public static ManifestReadResult Read(byte[] utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            return Failed(TooLarge());
        }

        var tree = JsonTree.Parse(utf8);
        var diagnostics = new List<CostDiagnostic>(tree.Diagnostics);
        if (tree.Root is not null)
        {
            diagnostics.AddRange(ManifestValidator.Check(tree.Root, tree.IsComplete));
        }

        return diagnostics.Count > 0
            ? Failed([.. diagnostics.OrderBy(d => d.Position.Line).ThenBy(d => d.Position.Column)])
            : new ManifestReadResult(ManifestBuilder.Build(tree.Root!), diagnostics);
    }

    /// <summary>The problem of a file larger than <see cref="MaxBytes"/>, for a caller that does not want to load it.</summary>
    /// <returns>The diagnostic, at the start of the file.</returns>
    public static CostDiagnostic TooLarge() =>
        new(CostDiagnosticIds.TooLarge, DiagnosticLevel.Error, "The manifest is larger than 1 MiB", SourcePosition.Start);

    private static ManifestReadResult Failed(params CostDiagnostic[] diagnostics) => new(null, diagnostics);
}
