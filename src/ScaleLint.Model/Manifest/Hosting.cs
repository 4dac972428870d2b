namespace ScaleLint.Model;

/// <summary>Who runs the model.</summary>
public enum Hosting
{
    /// <summary>Own or rented hardware, paid by time. The default.</summary>
    SelfHosted,

    /// <summary>An API paid by token.</summary>
    TokenApi,
}
