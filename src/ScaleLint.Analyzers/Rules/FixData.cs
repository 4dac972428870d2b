namespace ScaleLint.Analyzers.Rules;

/// <summary>Keys of <c>Diagnostic.Properties</c> that only code fixes read.</summary>
internal static class FixData
{
    /// <summary>True where one instance may serve many requests at once.</summary>
    public const string ThreadSafe = "threadSafe";

    /// <summary>How a metric label is written: a <see cref="MetricLabelForm"/>.</summary>
    public const string Label = "label";
}
