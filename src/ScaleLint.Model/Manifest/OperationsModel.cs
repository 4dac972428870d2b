namespace ScaleLint.Model;

/// <summary>Which formula forecasts the cost of operations.</summary>
public enum OperationsModel
{
    /// <summary>Models and users have exponents of their own. The default.</summary>
    Component,

    /// <summary>The formula of section 6 of the article: (users times models) to one power.</summary>
    Article,
}
