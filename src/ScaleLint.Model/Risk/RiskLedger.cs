namespace ScaleLint.Model;

/// <summary>The points of the risk score by driver. Each is 0 when what it needs is unknown.</summary>
/// <param name="Growth">The exponent of the total, 0 to 45.</param>
/// <param name="Caching">Requests that no cache answers, 0 to 12.</param>
/// <param name="Retention">Data kept long, 0 to 12.</param>
/// <param name="Telemetry">Time series that multiply, 0 to 8.</param>
/// <param name="Utilization">Idle GPUs, 0 to 8.</param>
/// <param name="Complexity">Large context, large model or slow answers, 0 to 5.</param>
/// <param name="Team">Too few people for the models and deployments, 0 to 10.</param>
/// <param name="CodeFindings">Findings in the code, 0 to 25.</param>
/// <param name="Contradictions">Claims the code contradicts, 0 to 15.</param>
public sealed record RiskLedger(
    double Growth,
    double Caching,
    double Retention,
    double Telemetry,
    double Utilization,
    double Complexity,
    double Team,
    double CodeFindings,
    double Contradictions)
{
    /// <summary>The sum of all points, without the cap of the score.</summary>
    public double Sum => Growth + Caching + Retention + Telemetry + Utilization + Complexity + Team + CodeFindings + Contradictions;
}
