namespace ScaleLint.Model;

/// <summary>What makes training run (article 2.3).</summary>
public enum TrainingStrategy
{
    /// <summary>A fixed schedule on data of a fixed size: constant.</summary>
    Static,

    /// <summary>Whenever enough new data has arrived: about linear in data.</summary>
    DataDependent,

    /// <summary>On all data ever collected: data to the power 1.2-1.6. The default.</summary>
    FullHistory,

    /// <summary>A model for every user.</summary>
    PerUser,

    /// <summary>Whenever users give feedback.</summary>
    ActiveLearning,
}
