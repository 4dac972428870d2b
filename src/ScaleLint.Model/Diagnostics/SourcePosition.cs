namespace ScaleLint.Model;

/// <summary>A place in a text file, counted as editors and MSBuild count: both numbers start at 1.</summary>
/// <param name="Line">The line, from 1. Lines end at LF, CR LF or a lone CR.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units.</param>
public readonly record struct SourcePosition(int Line, int Column)
{
    /// <summary>The first character of a file.</summary>
    public static SourcePosition Start { get; } = new(1, 1);
}
