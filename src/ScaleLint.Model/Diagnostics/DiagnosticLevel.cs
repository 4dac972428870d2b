namespace ScaleLint.Model;

/// <summary>How loudly a diagnostic is reported.</summary>
public enum DiagnosticLevel
{
    /// <summary>Good to know; no warning. It is in the reports, and in the build's output from the verbosity normal on.</summary>
    Info,

    /// <summary>The build goes on.</summary>
    Warning,

    /// <summary>The build fails.</summary>
    Error,
}
