using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>The compiler's error log as the property <c>ErrorLog</c> names it.</summary>
internal sealed class CompilerLog
{
    private CompilerLog(string path, byte[]? content, string? problem)
    {
        Path = path;
        Content = content;
        Problem = problem;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What stands in it; null where nothing was compiled yet, or it cannot be read.</summary>
    public byte[]? Content { get; }

    /// <summary>Why it cannot be read; null where it can, or is not there.</summary>
    public string? Problem { get; }

    /// <summary>The path in the compiler's own syntax: behind a comma stands the version of the format.</summary>
    public static string PathOf(string property) => property.Split(',')[0].Trim();

    /// <summary>Reads the log.</summary>
    public static CompilerLog Load(string property)
    {
        var path = PathOf(property);
        try
        {
            return new CompilerLog(path, property.Length == 0 ? null : File.ReadAllBytes(path), null);
        }
        catch (Exception missing) when (FileFailure.IsMissing(missing))
        {
            return new CompilerLog(path, null, null);
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            return new CompilerLog(path, null, OneLine.Of(failure.Message));
        }
    }

    /// <summary>The warning that it cannot be read.</summary>
    /// <param name="consequence">What follows, behind "so".</param>
    public CostDiagnostic Unreadable(string consequence) =>
        new(CostDiagnosticIds.ErrorLogUnreadable, DiagnosticLevel.Warning, $"The compiler's error log cannot be read, so {consequence}: {Problem}", SourcePosition.Start);

    /// <summary>What to say of a log in another form than SARIF 2.1.0.</summary>
    /// <param name="consequence">What follows, behind "so".</param>
    public string OfAnotherForm(string consequence) =>
        $"ScaleLint: {System.IO.Path.GetFileName(Path)} is no SARIF 2.1.0, so {consequence}; add ',version=2.1' to the property ErrorLog";
}
