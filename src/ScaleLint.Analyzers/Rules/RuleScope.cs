namespace ScaleLint.Analyzers.Rules;

/// <summary>On which paths a rule speaks.</summary>
internal enum RuleScope
{
    /// <summary>On every request path.</summary>
    RequestPath,

    /// <summary>As <c>scalelint.paths</c> says; by default on paths whose entry point also reaches an inference call.</summary>
    InferencePath,
}
