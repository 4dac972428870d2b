using Microsoft.CodeAnalysis;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>One diagnostic in somebody else's code.</summary>
/// <param name="Id">Rule.</param>
/// <param name="File">Path, relative to the repository.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">Message, on one line.</param>
/// <param name="Source">The line itself, trimmed.</param>
internal sealed record Hit(string Id, string File, int Line, int Column, string Message, string Source)
{
    /// <summary>Reads a diagnostic; paths become relative to <paramref name="folder"/>.</summary>
    public static Hit Of(Diagnostic diagnostic, string folder)
    {
        var message = OneLine(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        if (diagnostic.Location is not { IsInSource: true, SourceTree: { } tree })
        {
            return new Hit(diagnostic.Id, "-", 0, 0, message, "");
        }

        var mapped = diagnostic.Location.GetMappedLineSpan();
        var line = tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString();
        return new Hit(
            diagnostic.Id,
            Path.GetRelativePath(folder, mapped.Path).Replace('\\', '/'),
            mapped.StartLinePosition.Line + 1,
            mapped.StartLinePosition.Character + 1,
            message,
            OneLine(line));
    }

    /// <summary>One row of the table.</summary>
    public string ToRow() => FormattableString.Invariant($"{Id}\t{File}:{Line}\t{Message}\t{Source}");

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
