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
}
