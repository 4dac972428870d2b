namespace ScaleLint.Model;

/// <summary>How many points a rule can add to the risk score: the worse the growth it causes, the more.</summary>
internal static class RuleWeights
{
    private const double Default = 4;

    private static readonly Dictionary<string, double> Weights = new(StringComparer.Ordinal)
    {
        ["SCL1011"] = 16, ["SCL1012"] = 16,
        ["SCL1001"] = 12, ["SCL1009"] = 12, ["SCL3001"] = 12, ["SCL3002"] = 12,
        ["SCL1005"] = 10, ["SCL1006"] = 10, ["SCL4101"] = 10,
        ["SCL1003"] = 8, ["SCL2001"] = 8, ["SCL2002"] = 8, ["SCL4001"] = 8, ["SCL4002"] = 8, ["SCL4102"] = 8,
        ["SCL1002"] = 6, ["SCL1004"] = 6, ["SCL2003"] = 6, ["SCL4005"] = 6,
    };

    public static double Of(string ruleId) => Weights.TryGetValue(ruleId, out var weight) ? weight : Default;
}
