using ScaleLint.Model;

namespace ScaleLint.Tasks;

/// <summary>
/// Which component a service of a FOCUS bill belongs to. Only services whose purpose is one component are listed: virtual machines, databases and networks may serve any,
/// and what they cost belongs to a component only by a tag.
/// </summary>
internal static class FocusComponents
{
    private static readonly Dictionary<string, string> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AI and Machine Learning"] = ComponentNames.Inference,
        ["Analytics/Data Processing"] = ComponentNames.Pipeline,
        ["Analytics/Streaming Analytics"] = ComponentNames.Pipeline,
        ["Integration/Messaging"] = ComponentNames.Pipeline,
        ["Integration/Workflow Orchestration"] = ComponentNames.Pipeline,
        ["Storage"] = ComponentNames.Storage,
        ["Management and Governance/Observability"] = ComponentNames.Telemetry,
    };

    /// <summary>The component; null for a service that does not say.</summary>
    public static string? Of(string category, string subcategory) =>
        Table.TryGetValue(category + "/" + subcategory, out var exact) ? exact : Table.TryGetValue(category, out var general) ? general : null;
}
