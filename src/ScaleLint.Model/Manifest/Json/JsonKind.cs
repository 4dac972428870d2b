namespace ScaleLint.Model;

/// <summary>The JSON types.</summary>
internal enum JsonKind
{
    Null,
    Boolean,
    Number,
    Text,
    Array,
    Object,
}
