namespace ScaleLint.Model;

/// <summary>Turns a tree that fits <see cref="ManifestSchema"/> into a <see cref="Manifest"/>.</summary>
internal static class ManifestBuilder
{
    private static readonly JsonNode Absent = new(JsonKind.Object, SourcePosition.Start);

    public static Manifest Build(JsonNode root) => new(
        root["system"]?.Text ?? "",
        root["currency"]?.Text ?? "USD",
        Day(root["asOf"]!),
        Traffic(root["traffic"]!),
        Components(root["components"]!),
        Measurements(root["measurements"] ?? Absent),
        Gate(root["gate"] ?? Absent),
        [.. Items(root, "budgets").Select(budget => new Budget((int)Number(budget, "month").Value, Number(budget, "max").Value, budget.Position))],
        Optional((root["mitigations"] ?? Absent)["budget"]),
        [.. Items(root, "suppressions").Select(Suppression)])
    {
        Prices =
        [
            .. Items(root, "prices").Select(price => new PriceOverride(
                price["id"]!.Text, Number(price, "value").Value, price["checkedOn"] is { } day ? Day(day) : null, price["source"]?.Text ?? "", price.Position)),
        ],
    };

    private static Traffic Traffic(JsonNode traffic)
    {
        var growth = traffic["growth"]!;
        return new Traffic(
            Number(traffic, "users"),
            Optional(traffic["requestsPerDay"]),
            new TrafficGrowth(
                Number(growth, "usersPer12Months"),
                Optional(growth["requestsPerUserPer12Months"]),
                Optional(growth["dataPer12Months"]),
                Optional(growth["modelsPer12Months"]),
                growth.Position));
    }

    private static ManifestComponents Components(JsonNode components) => new(
        components[ComponentNames.Inference] is { } inference ? Inference(inference) : null,
        components[ComponentNames.Pipeline] is { } pipeline ? Pipeline(pipeline) : null,
        components[ComponentNames.Training] is { } training ? Training(training) : null,
        components[ComponentNames.Storage] is { } storage ? Storage(storage) : null,
        components[ComponentNames.Telemetry] is { } telemetry ? Telemetry(telemetry) : null,
        components[ComponentNames.Operations] is { } operations ? Operations(operations) : null,
        components.Position);

    private static InferenceComponent Inference(JsonNode node) => new(
        Cost(node),
        Word<InferenceArchitecture>(node["architecture"]),
        Optional(node["growthExponent"]),
        Word<Hosting>(node["hosting"]),
        Optional(node["cacheHitRate"]),
        Optional(node["plannedCacheHitRate"]),
        Optional(node["plannedByMonth"]),
        Optional(node["contextTokens"]),
        Optional(node["contextTokensPer12Months"]),
        Optional(node["attentionShare"]),
        Optional(node["modelSizeMb"]),
        Optional(node["latencyMs"]),
        Optional(node["gpuUtilization"]),
        node.Position);

    private static PipelineComponent Pipeline(JsonNode node) => new(
        Cost(node), Word<PipelinePattern>(node["pattern"]), Optional(node["growthExponent"]), node.Position);

    private static TrainingComponent Training(JsonNode node) => new(
        Cost(node),
        Word<TrainingStrategy>(node["strategy"]),
        Optional(node["growthExponent"]),
        Optional(node["runsPer12MonthsFactor"]),
        node.Position);

    private static StorageComponent Storage(JsonNode node) => new(
        Cost(node),
        Optional(node["ingestGbPerMonth"]),
        Optional(node["retentionDays"]),
        node["retentionDays"] is { Kind: JsonKind.Null },
        Optional(node["ageMonths"]),
        [.. Items(node, "tiers").Select(tier => new StorageTier(Number(tier, "afterDays"), Number(tier, "pricePerGbMonth")))],
        node.Position);

    private static TelemetryComponent Telemetry(JsonNode node) => new(
        Cost(node),
        node["labels"] is null
            ? null
            : [.. Items(node, "labels").Select(label => new TelemetryLabel(label["name"]!.Text, Word<LabelGrowth>(label["growsWith"])!.Value))],
        Optional(node["metricsPer12Months"]),
        node.Position);

    private static OperationsComponent Operations(JsonNode node) => new(
        Cost(node),
        Word<OperationsModel>(node["model"]),
        Optional(node["growthExponent"]),
        Optional(node["modelsExponent"]),
        Optional(node["usersExponent"]),
        Optional(node["models"]),
        Optional(node["deploymentsPerMonth"]),
        Optional(node["mlEngineers"]),
        Optional(node["infrastructureEngineers"]),
        node.Position);

    private static Measurements Measurements(JsonNode node) => new(
        [.. Items(node, "costPerRequest").Select(item => new RequestCost(Number(item, "requestsPerDay"), Number(item, "cost")))],
        [
            .. Items(node, "utilization").Select(item => new ResourceUtilization(
                Word<MeasuredResource>(item["resource"])!.Value,
                item["name"]?.Text ?? "",
                Optional(item["units"]),
                Number(item, "utilization"),
                Optional(item["costPerMonth"])) { Price = item["price"]?.Text }),
        ],
        [
            .. Items(node, "modelCandidates").Select(item => new ModelCandidate(
                item["name"]!.Text, Number(item, "complexity"), Number(item, "accuracy"), item["deployed"] is { IsTrue: true })),
        ],
        [
            .. Items(node, "history").Select(item => new BillingPoint(
                Date(item["month"]!, DateShape.Month), item["component"]!.Text, Number(item, "cost"), Number(item, "driver"))),
        ]);

    private static GateSettings Gate(JsonNode node)
    {
        var preset = GateSettings.Of(Word<GatePreset>(node["preset"]) ?? GatePreset.Recommended);
        return new GateSettings(
            Thresholds(node, "riskScore") ?? preset.RiskScore,
            Thresholds(node, "costAtMonth12") ?? preset.CostAtMonth12,
            Thresholds(node, "costAtMonth36") ?? preset.CostAtMonth36,
            Thresholds(node, "exponent") ?? preset.Exponent,
            Word<GateLevel>(node["claims"]) ?? preset.Claims,
            Word<GateLevel>(node["findings"]) ?? preset.Findings)
        {
            Baseline = Word<GateLevel>(node["baseline"]) ?? preset.Baseline,
        };
    }

    private static IReadOnlyList<GateThreshold>? Thresholds(JsonNode node, string key) => node[key] is null ? null :
    [
        .. Items(node, key).Select(item => new GateThreshold(Word<GateLevel>(item["level"])!.Value, Number(item, "max").Value, item.Position) { Component = item["component"]?.Text }),
    ];

    private static Suppression Suppression(JsonNode node) => new(
        node["id"]!.Text, node["target"]?.Text, node["reason"]!.Text, node["expires"] is { } expires ? Day(expires) : null, node.Position);

    private static IEnumerable<JsonNode> Items(JsonNode node, string key) => node[key]?.Items ?? [];

    private static Estimate? Cost(JsonNode node) => Optional(node["costPerMonth"]);

    private static Estimate Number(JsonNode node, string key) => Optional(node[key])!;

    private static Estimate? Optional(JsonNode? node)
    {
        switch (node)
        {
            case null or { Kind: JsonKind.Null }:
                return null;
            case { Kind: JsonKind.Number }:
                return new Estimate(node.Number, node.Number, node.Number, EstimateSource.Declared, null, node.Position);
            default:
                var value = node["value"]!.Number;
                return new Estimate(
                    value,
                    node["low"]?.Number ?? value,
                    node["high"]?.Number ?? value,
                    Word<EstimateSource>(node["source"]) ?? EstimateSource.Declared,
                    node["note"]?.Text,
                    node.Position);
        }
    }

    private static TEnum? Word<TEnum>(JsonNode? node)
        where TEnum : struct, Enum => node is null ? null : EnumWords<TEnum>.Parse(node.Text);

    private static DateTime Day(JsonNode node) => Date(node, DateShape.Day);

    private static DateTime Date(JsonNode node, DateShape shape) => shape.TryParse(node.Text, out var date) ? date : default;
}
