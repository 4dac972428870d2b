namespace ScaleLint.Model;

/// <summary>Whether a key may be left out.</summary>
internal enum Need
{
    Optional,
    Required,
}
