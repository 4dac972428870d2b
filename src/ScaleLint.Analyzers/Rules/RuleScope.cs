namespace ScaleLint.Analyzers.Rules;

/// <summary>Where a rule speaks.</summary>
internal enum RuleScope
{
    /// <summary>On every request path.</summary>
    RequestPath,

    /// <summary>As <c>scalelint.paths</c> says; by default on paths whose entry point also reaches an inference call.</summary>
    InferencePath,

    /// <summary>Wherever the code stands: the smell is in what the service is set up with, and no request has to pass. See <see cref="OperationUse.Report"/>.</summary>
    Anywhere,

    /// <summary>On request paths that somebody waits for, or that a single message starts: no background loops.</summary>
    InteractivePath,

    /// <summary>Wherever the service runs the code again and again: on request paths, in background loops, and in jobs that a clock starts.</summary>
    EveryRun,
}
