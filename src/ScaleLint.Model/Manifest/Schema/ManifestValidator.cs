using System.Globalization;

namespace ScaleLint.Model;

/// <summary>Compares a JSON tree with <see cref="ManifestSchema"/> and collects everything that does not fit.</summary>
internal sealed class ManifestValidator
{
    private readonly List<CostDiagnostic> _diagnostics = [];
    private readonly bool _isComplete;

    private ManifestValidator(bool isComplete) => _isComplete = isComplete;

    /// <summary>Checks a manifest.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="isComplete">Whether the whole file could be read; when not, nothing is called missing.</param>
    public static IReadOnlyList<CostDiagnostic> Check(JsonNode root, bool isComplete)
    {
        var validator = new ManifestValidator(isComplete);
        validator.CheckValue(root, ManifestSchema.Manifest, "The manifest");
        if (root.Kind == JsonKind.Object)
        {
            validator.CheckBill(root);
            validator.CheckTiers(root);
        }

        return validator._diagnostics;
    }

    private void CheckValue(JsonNode node, Shape shape, string name)
    {
        if (node.Kind == JsonKind.Null && shape.AllowsNull)
        {
            return;
        }

        switch (shape)
        {
            case ObjectShape keys:
                CheckObject(node, keys, name);
                break;
            case ListShape list when Is(node, JsonKind.Array, "a list", name):
                for (var i = 0; i < node.Items.Count; i++)
                {
                    CheckValue(node.Items[i], list.Element, $"{name}[{i.ToString(CultureInfo.InvariantCulture)}]");
                }

                break;
            case NumberShape range:
                CheckNumber(node, range, name);
                break;
            case PlainNumberShape plain when Is(node, JsonKind.Number, "a number", name):
                CheckRange(node, plain.Range, name);
                break;
            case BooleanShape:
                Is(node, JsonKind.Boolean, "true or false", name);
                break;
            case TextShape:
                Is(node, JsonKind.Text, "text", name);
                break;
            case DateShape date when Is(node, JsonKind.Text, $"text in the form {date.Format}", name) && !date.TryParse(node.Text, out _):
                Report(CostDiagnosticIds.OutOfRange, $"{name} must be a date in the form {date.Format}, and is {Quoted.Of(node.Text)}", node.Position);
                break;
            case WordShape words when Is(node, JsonKind.Text, "one of the words " + string.Join(", ", words.Words), name) && !words.Words.Contains(node.Text):
                Report(CostDiagnosticIds.UnknownWord, $"{name} does not know the word {Quoted.Of(node.Text)}; {NearestWord.Suggest(node.Text, words.Words)}", node.Position);
                break;
        }
    }

    private void CheckObject(JsonNode node, ObjectShape shape, string name)
    {
        if (!Is(node, JsonKind.Object, "an object", name))
        {
            return;
        }

        var prefix = ReferenceEquals(shape, ManifestSchema.Manifest) ? "" : name + ".";
        foreach (var member in node.Members)
        {
            if (shape.Find(member.Key) is { } known)
            {
                CheckValue(member.Value, known, prefix + member.Key);
            }
            else
            {
                Report(CostDiagnosticIds.UnknownKey, $"The key {Quoted.Of(member.Key)} is not known here; {NearestWord.Suggest(member.Key, shape.Keys)}", member.KeyPosition);
            }
        }

        foreach (var key in shape.Required)
        {
            ReportMissing(node, key, prefix + key);
        }
    }

    private void ReportMissing(JsonNode node, string key, string name)
    {
        if (_isComplete && node[key] is null)
        {
            Report(CostDiagnosticIds.MissingKey, $"{name} is required", node.Position);
        }
    }

    private void CheckNumber(JsonNode node, NumberShape range, string name)
    {
        if (node.Kind == JsonKind.Object)
        {
            CheckEstimate(node, range, name);
        }
        else if (Is(node, JsonKind.Number, "a number", name))
        {
            CheckRange(node, range, name);
        }
    }

    private void CheckEstimate(JsonNode node, NumberShape range, string name)
    {
        CheckObject(node, EstimateShape.Of(range), name);
        var value = NumberOf(node, "value");
        if (value is null)
        {
            return;
        }

        if (NumberOf(node, "low") is { } low && low.Number > value.Number)
        {
            Report(CostDiagnosticIds.OutOfRange, $"{name}.low must not be above its value", low.Position);
        }

        if (NumberOf(node, "high") is { } high && high.Number < value.Number)
        {
            Report(CostDiagnosticIds.OutOfRange, $"{name}.high must not be below its value", high.Position);
        }
    }

    private static JsonNode? NumberOf(JsonNode node, string key) =>
        node[key] is { Kind: JsonKind.Number } number ? number : null;

    private void CheckRange(JsonNode node, NumberShape range, string name)
    {
        if (!range.Contains(node.Number))
        {
            var actual = double.IsInfinity(node.Number) ? "too large for a number" : node.Number.ToString(CultureInfo.InvariantCulture);
            Report(CostDiagnosticIds.OutOfRange, $"{name} must be {range.Describe()}, and is {actual}", node.Position);
        }
    }

    /// <summary>A forecast needs a bill: one component whose cost is known, and a total above 0.</summary>
    private void CheckBill(JsonNode root)
    {
        if (!_isComplete || root["components"] is not { Kind: JsonKind.Object } components)
        {
            return;
        }

        var known = components.Members.Where(component => ComponentNames.All.Contains(component.Key)).ToList();
        if (known.Any(component => component.Value.Kind != JsonKind.Object))
        {
            // Already reported; whether it would have had a cost, nobody knows.
            return;
        }

        var costs = known
            .Select(component => component.Value["costPerMonth"])
            .Where(cost => cost is not null)
            .ToList();
        if (costs.Count == 0)
        {
            Report(CostDiagnosticIds.MissingKey, "At least one component with costPerMonth is required", components.Position);
        }
        else if (costs.All(cost => ValueOf(cost!) == 0))
        {
            Report(CostDiagnosticIds.OutOfRange, "At least one costPerMonth must be above 0; a bill of 0 has no growth to forecast", costs[0]!.Position);
        }
    }

    private void CheckTiers(JsonNode root)
    {
        var tiers = root["components"]?[ComponentNames.Storage]?["tiers"];
        double? previous = null;
        foreach (var tier in tiers?.Items ?? [])
        {
            var afterDays = tier["afterDays"];
            if (afterDays is null || ValueOf(afterDays) is not { } days)
            {
                return;
            }

            if (previous is null && days != 0)
            {
                Report(CostDiagnosticIds.OutOfRange, "components.storage.tiers must start at afterDays 0", afterDays.Position);
            }
            else if (days <= previous)
            {
                Report(CostDiagnosticIds.OutOfRange, "components.storage.tiers must be in ascending order of afterDays", afterDays.Position);
            }

            previous = days;
        }
    }

    private static double? ValueOf(JsonNode node) => node.Kind switch
    {
        JsonKind.Number => node.Number,
        JsonKind.Object => NumberOf(node, "value")?.Number,
        _ => null,
    };

    private bool Is(JsonNode node, JsonKind kind, string expected, string name)
    {
        if (node.Kind == kind)
        {
            return true;
        }

        Report(CostDiagnosticIds.WrongType, $"{name} must be {expected}, and is {Describe(node.Kind)}", node.Position);
        return false;
    }

    private static string Describe(JsonKind kind) => kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => "true or false",
        JsonKind.Number => "a number",
        JsonKind.Text => "text",
        JsonKind.Array => "a list",
        _ => "an object",
    };

    private void Report(string id, string message, SourcePosition position) =>
        _diagnostics.Add(new CostDiagnostic(id, DiagnosticLevel.Error, message, position));
}
