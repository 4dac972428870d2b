using System.Text.Json;

namespace ScaleLint.Model;

/// <summary>Writes the four tests, the calibration and the plan: the keys <c>tests</c>, <c>calibration</c>, <c>plan</c> and <c>redesigns</c> of the result.</summary>
internal static class TestsWriter
{
    public static void Write(Utf8JsonWriter json, CostReport report)
    {
        json.WriteStartObject("tests");
        WriteStability(json, report.Tests.CostStability);
        WriteUtilization(json, report.Tests.Utilization);
        WriteComplexity(json, report.Tests.ModelComplexity);
        WriteDataVolume(json, report.Tests.DataVolume);
        json.WriteEndObject();
        WriteCalibration(json, report.Calibration);
        WritePrices(json, report.Tests.Prices);
    }

    private static void WritePrices(Utf8JsonWriter json, IReadOnlyList<Price> prices)
    {
        json.WriteStartArray("prices");
        foreach (var price in prices)
        {
            json.WriteStartObject();
            json.WriteString("id", price.Id);
            json.WriteRoundTrip("value", price.Value);
            json.WriteString("unit", price.Unit);
            json.WriteString("currency", price.Currency);
            json.WriteString("region", price.Region);
            json.WriteString("checkedOn", price.CheckedOn is { } day ? ReportText.Day(day) : null);
            json.WriteString("source", price.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WritePlan(Utf8JsonWriter json, CostReport report)
    {
        var plan = report.Plan;
        json.WriteStartObject("plan");
        json.WriteRoundTrip("budget", plan.Budget);
        json.WriteStartArray("steps");
        foreach (var step in plan.Steps)
        {
            json.WriteStartObject();
            json.WriteString("id", step.Mitigation.Id);
            json.WriteRoundTrip("cost", step.Mitigation.Cost);
            json.WriteRoundTrip("savedMonth12", step.SavedMonth12);
            json.WriteRoundTrip("paybackMonth", step.PaybackMonth);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteRoundTrip("cost", plan.Cost);
        json.WriteRoundTrip("month12", plan.Months[CostModel.HighlightMonth]);
        json.WriteRoundTrip("month36", plan.Months[CostModel.LastMonth]);
        json.WriteRoundTrip("costAt10x", plan.CostAt10x);
        json.WriteRoundTrip("score", plan.Score);
        json.WriteStartArray("months");
        foreach (var cost in plan.Months)
        {
            json.WriteRawValue(RoundTripNumber.Write(cost));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("redesigns");
        foreach (var redesign in report.Redesigns)
        {
            json.WriteStartObject();
            json.WriteString("id", redesign.Id);
            json.WriteString("component", redesign.Component);
            json.WriteRoundTrip("costLow", redesign.CostLow);
            json.WriteRoundTrip("costHigh", redesign.CostHigh);
            json.WriteRoundTrip("breakEvenSaving", redesign.BreakEvenSaving);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStability(Utf8JsonWriter json, CostStability? stability)
    {
        if (stability is null)
        {
            json.WriteNull("costStability");
            return;
        }

        json.WriteStartObject("costStability");
        json.WriteRoundTrip("unitElasticity", stability.UnitElasticity);
        json.WriteRoundTrip("changePer10x", stability.ChangePer10x);
        json.WriteRoundTrip("worstStepPer10x", stability.WorstStepPer10x);
        json.WriteString("verdict", EnumWords<StabilityVerdict>.WordOf(stability.Verdict));
        json.WriteEndObject();
    }

    private static void WriteUtilization(Utf8JsonWriter json, IReadOnlyList<UtilizationAssessment> resources)
    {
        json.WriteStartArray("utilization");
        foreach (var resource in resources)
        {
            json.WriteStartObject();
            json.WriteString("resource", EnumWords<MeasuredResource>.WordOf(resource.Measured.Resource));
            json.WriteString("name", resource.Measured.Name);
            json.WriteRoundTrip("utilization", resource.Measured.Utilization.Value);
            json.WriteRoundTrip("bandLow", resource.BandLow);
            json.WriteRoundTrip("bandHigh", resource.BandHigh);
            json.WriteString("verdict", EnumWords<UtilizationVerdict>.WordOf(resource.Verdict));
            json.WriteRoundTrip("unitsNeeded", resource.UnitsNeeded);
            json.WriteRoundTrip("waste", resource.Waste);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteComplexity(Utf8JsonWriter json, ModelComplexity? complexity)
    {
        if (complexity is null)
        {
            json.WriteNull("modelComplexity");
            return;
        }

        json.WriteStartObject("modelComplexity");
        json.WriteTexts("paretoFront", complexity.ParetoFront.Select(model => model.Name));
        json.WriteStartArray("liabilities");
        foreach (var liability in complexity.Liabilities)
        {
            json.WriteStartObject();
            json.WriteString("deployed", liability.Deployed.Name);
            json.WriteString("alternative", liability.Alternative.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDataVolume(Utf8JsonWriter json, DataVolume? data)
    {
        if (data is null)
        {
            json.WriteNull("dataVolume");
            return;
        }

        json.WriteStartObject("dataVolume");
        foreach (var projection in data.Projections)
        {
            json.WriteStartObject(EnumWords<DataPolicy>.WordOf(projection.Policy));
            json.WriteRoundTrip("stockGbMonth24", projection.StockMonth24);
            json.WriteRoundTrip("costMonth24", projection.CostMonth24);
            json.WriteRoundTrip("cost24Months", projection.Cost24Months);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteCalibration(Utf8JsonWriter json, IReadOnlyList<CalibratedExponent> calibration)
    {
        json.WriteStartArray("calibration");
        foreach (var component in calibration)
        {
            json.WriteStartObject();
            json.WriteString("component", component.Component);
            json.WriteNumber("points", component.Points);
            json.WriteRoundTrip("exponent", component.Exponent);
            json.WriteRoundTrip("slope", component.Slope);
            json.WriteRoundTrip("standardError", component.StandardError);
            json.WriteRoundTrip("priorWeight", component.PriorWeight);
            json.WriteRoundTrip("backtestError", component.BacktestError);
            if (component.Reason is { } reason)
            {
                json.WriteString("reason", reason);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
