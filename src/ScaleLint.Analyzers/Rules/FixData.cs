using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Keys of <c>Diagnostic.Properties</c> that only code fixes read.</summary>
internal static class FixData
{
    /// <summary>True where one instance may serve many requests at once.</summary>
    public const string ThreadSafe = "threadSafe";

    /// <summary>How a metric label is written: a <see cref="MetricLabelForm"/>.</summary>
    public const string Label = "label";

    /// <summary>The setting that ends the retention of a log sink: a <see cref="LogRetentionSetting"/>.</summary>
    public const string Retention = "retention";

    /// <summary>The constant name that is left when the values are taken out of it.</summary>
    public const string Name = "name";

    /// <summary>The part of a key that a user typed, as it is written.</summary>
    public const string Text = "text";

    /// <summary>The property of the call's options that limits the answer.</summary>
    public const string Limit = "limit";

    /// <summary>The member that does the same for many inputs in one call.</summary>
    public const string Batch = "batch";

    /// <summary>True where a query sorts its rows.</summary>
    public const string Ordered = "ordered";

    /// <summary>The asynchronous member that does the same: a name, or <c>Type.Name</c>.</summary>
    public const string AsyncTwin = "asyncTwin";

    /// <summary>The namespace that the asynchronous member needs.</summary>
    public const string Using = "using";

    /// <summary>What the catalogue says of the asynchronous member.</summary>
    public static (string Key, string Value)[] AsyncTwinOf(ApiEntry api) =>
        (api["async"], api["using"]) switch
        {
            (null, _) => [],
            ({ } twin, null) => [(AsyncTwin, twin)],
            ({ } twin, { } space) => [(AsyncTwin, twin), (Using, space)],
        };
}
