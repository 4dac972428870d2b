namespace ScaleLint.Model;

/// <summary>What a utilization was measured of (article 4.2).</summary>
public enum MeasuredResource
{
    /// <summary>GPUs that process batches.</summary>
    GpuBatch,

    /// <summary>GPUs that serve requests.</summary>
    GpuOnline,

    /// <summary>Processors.</summary>
    Cpu,

    /// <summary>Memory.</summary>
    Memory,
}
