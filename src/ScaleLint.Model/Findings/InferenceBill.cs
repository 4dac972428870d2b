namespace ScaleLint.Model;

/// <summary>What inference costs by the manifest, and what makes it grow: for the facts about inference calls (SCL0001).</summary>
public static class InferenceBill
{
    /// <summary>Says it to people.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <returns>A part of a sentence; null where the manifest has no bill for inference.</returns>
    public static string? Show(Manifest manifest)
    {
        if (manifest.Components.Inference is not { } inference || ComponentCurves.Of(manifest.Components).FirstOrDefault(curve => curve.Name == ComponentNames.Inference) is not { } bill)
        {
            return null;
        }

        var expected = new ScenarioSpace(manifest).Expected;
        var atTenTimes = bill.Cost.Value * bill.VolumeFactor(Drivers.TenTimesTheUsers, expected);
        return ForecastInterval.IsAmount(atTenTimes)
            ? $"inference costs {Amounts.Show(bill.Cost.Value, manifest.Currency)} a month, {Amounts.Show(atTenTimes, manifest.Currency)} at 10x users{Driver(manifest, inference, expected.InferenceExponent)}"
            : null;
    }

    // The greatest of the factors on the bill of month 12.
    private static string Driver(Manifest manifest, InferenceComponent inference, double exponent)
    {
        var growth = manifest.Traffic.Growth;
        var factors = new (string Name, double Factor)[]
        {
            ("more users", StableMath.Pow(growth.Users.Value, exponent)),
            ("more requests per user", StableMath.Pow(growth.RequestsPerUser?.Value ?? 1, exponent)),
            ("longer contexts", InferenceCurve.ContextFactor(inference, inference.ContextTokensPer12Months?.Value ?? 1)),
        };
        var (name, factor) = factors.Aggregate((greatest, next) => next.Factor > greatest.Factor ? next : greatest);
        return factor > 1 ? $", mostly for {name}" : "";
    }
}
