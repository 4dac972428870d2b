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
    }

    public static void WritePlan(Utf8JsonWriter json, CostReport report)
    {
        var plan = report.Plan;
        json.WriteStartObject("plan");
        Write(json, "budget", plan.Budget);
        json.WriteStartArray("steps");
        foreach (var step in plan.Steps)
        {
            json.WriteStartObject();
            json.WriteString("id", step.Mitigation.Id);
            ResultWriter.WriteNumber(json, "cost", step.Mitigation.Cost);
            ResultWriter.WriteNumber(json, "savedMonth12", step.SavedMonth12);
            if (step.PaybackMonth is { } month)
            {
                json.WriteNumber("paybackMonth", month);
            }
            else
            {
                json.WriteNull("paybackMonth");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        ResultWriter.WriteNumber(json, "cost", plan.Cost);
        ResultWriter.WriteNumber(json, "month12", plan.Months[CostModel.HighlightMonth]);
        ResultWriter.WriteNumber(json, "month36", plan.Months[CostModel.LastMonth]);
        ResultWriter.WriteNumber(json, "costAt10x", plan.CostAt10x);
        ResultWriter.WriteNumber(json, "score", plan.Score);
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
            ResultWriter.WriteNumber(json, "costLow", redesign.CostLow);
            ResultWriter.WriteNumber(json, "costHigh", redesign.CostHigh);
            Write(json, "breakEvenSaving", redesign.BreakEvenSaving);
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
        ResultWriter.WriteNumber(json, "unitElasticity", stability.UnitElasticity);
        ResultWriter.WriteNumber(json, "changePer10x", stability.ChangePer10x);
        ResultWriter.WriteNumber(json, "worstStepPer10x", stability.WorstStepPer10x);
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
            ResultWriter.WriteNumber(json, "utilization", resource.Measured.Utilization.Value);
            ResultWriter.WriteNumber(json, "bandLow", resource.BandLow);
            ResultWriter.WriteNumber(json, "bandHigh", resource.BandHigh);
            json.WriteString("verdict", EnumWords<UtilizationVerdict>.WordOf(resource.Verdict));
            Write(json, "unitsNeeded", resource.UnitsNeeded);
            Write(json, "waste", resource.Waste);
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
        json.WriteStartArray("paretoFront");
        foreach (var model in complexity.ParetoFront)
        {
            json.WriteStringValue(model.Name);
        }

        json.WriteEndArray();
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
            ResultWriter.WriteNumber(json, "stockGbMonth24", projection.StockMonth24);
            ResultWriter.WriteNumber(json, "costMonth24", projection.CostMonth24);
            ResultWriter.WriteNumber(json, "cost24Months", projection.Cost24Months);
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
            ResultWriter.WriteNumber(json, "exponent", component.Exponent);
            Write(json, "slope", component.Slope);
            Write(json, "standardError", component.StandardError);
            ResultWriter.WriteNumber(json, "priorWeight", component.PriorWeight);
            Write(json, "backtestError", component.BacktestError);
            if (component.Reason is { } reason)
            {
                json.WriteString("reason", reason);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string key, double? number)
    {
        if (number is { } value)
        {
            ResultWriter.WriteNumber(json, key, value);
        }
        else
        {
            json.WriteNull(key);
        }
    }
}
