namespace ScaleLint.Model;

/// <summary>How loudly a diagnostic is reported.</summary>
public enum DiagnosticLevel
{
    /// <summary>The build goes on.</summary>
    Warning,

    /// <summary>The build fails.</summary>
    Error,
}
