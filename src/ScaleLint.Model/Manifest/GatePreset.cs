namespace ScaleLint.Model;

/// <summary>What the gate checks where the manifest does not say it key by key.</summary>
public enum GatePreset
{
    /// <summary>Nothing fails the build: a risk score above 70 and a contradicted claim are warnings.</summary>
    Advisory,

    /// <summary>The default: a risk score above 70 is a warning, above 85 an error (article section 7); a contradicted claim is a warning.</summary>
    Recommended,

    /// <summary>A risk score above 30 is a warning, above 70 an error; a contradicted claim is an error, a finding in the code a warning.</summary>
    Strict,
}
