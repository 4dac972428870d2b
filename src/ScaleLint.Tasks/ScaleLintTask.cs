using Microsoft.Build.Framework;
using ScaleLint.Model;
using Task = Microsoft.Build.Utilities.Task;

namespace ScaleLint.Tasks;

/// <summary>What all tasks share: diagnostics in the form that build servers understand, at the level that the project's properties make of them.</summary>
public abstract class ScaleLintTask : Task
{
    /// <summary>The property of that name: every warning is an error.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>The property of that name: warnings that are errors.</summary>
    public string WarningsAsErrors { get; set; } = "";

    /// <summary>The property of that name: warnings that stay warnings.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    /// <summary>The property of that name: diagnostics nobody wants to see.</summary>
    public string NoWarn { get; set; } = "";

    /// <summary>The file that a fault of ScaleLint itself is reported at.</summary>
    private protected abstract string MainFile { get; }

    /// <inheritdoc />
    public override bool Execute()
    {
        try
        {
            Run();
        }
        catch (Exception failure)
        {
            // A fault of ScaleLint must not look like a crash of the user's build. The details are there for who asks for them.
            Log.LogError(null, CostDiagnosticIds.InternalError, null, MainFile, 1, 1, 0, 0, "ScaleLint failed: {0}", OneLine.Of(failure.Message));
            Log.LogMessage(MessageImportance.Low, failure.ToString());
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>Does the work.</summary>
    private protected abstract void Run();

    /// <summary>Says something to whoever watches the build.</summary>
    private protected void Say(string line) => Emit("say", "", "", 0, 0, line);

    /// <summary>Keeps what is said for the next build; null where nothing is kept.</summary>
    private protected BuildReplay? Replay { get; set; }

    /// <summary>Reports a diagnostic at its place in a file.</summary>
    private protected void Report(CostDiagnostic diagnostic, string file)
    {
        var policy = new DiagnosticPolicy(TreatWarningsAsErrors, WarningsAsErrors, WarningsNotAsErrors, NoWarn);

        // No end positions: the problem matchers of build servers understand file(line,column) only.
        var (line, column) = diagnostic.Position;
        var level = policy.LevelOf(diagnostic);
        if (level is DiagnosticLevel.Error or DiagnosticLevel.Warning or DiagnosticLevel.Info)
        {
            Emit(level == DiagnosticLevel.Error ? "error" : level == DiagnosticLevel.Warning ? "warning" : "info", diagnostic.Id, file, line, column, diagnostic.Message);
        }
    }

    /// <summary>Logs a message, and keeps it.</summary>
    private protected void Emit(string kind, string id, string file, int line, int column, string text)
    {
        Replay?.Add(kind, id, file, line, column, text);
        switch (kind)
        {
            case "error":
                Log.LogError(null, id, null, file, line, column, 0, 0, "{0}", text);
                break;
            case "warning":
                Log.LogWarning(null, id, null, file, line, column, 0, 0, "{0}", text);
                break;
            case "info":
                Log.LogMessage(null, id, null, file, line, column, 0, 0, MessageImportance.Normal, "{0}", text);
                break;
            default:
                Log.LogMessage(MessageImportance.High, "{0}", text);
                break;
        }
    }
}
