namespace ScaleLint.Model;

/// <summary>How data is processed (article 2.2).</summary>
public enum PipelinePattern
{
    /// <summary>Partitioned batch jobs: linear. The default.</summary>
    Batch,

    /// <summary>A managed streaming service: near-linear.</summary>
    ManagedStreaming,

    /// <summary>A self-hosted Kafka cluster: 15 times for ten times the data.</summary>
    SelfHostedKafka,

    /// <summary>Joins whose cardinality grows with the users.</summary>
    HighCardinalityJoin,
}
