namespace ScaleLint.Model;

/// <summary>What makes the number of values of a metric label grow.</summary>
public enum LabelGrowth
{
    /// <summary>Nothing: the values are fixed.</summary>
    None,

    /// <summary>Users.</summary>
    Users,

    /// <summary>Requests.</summary>
    Requests,

    /// <summary>Data.</summary>
    Data,

    /// <summary>Models in production.</summary>
    Models,
}
