namespace ScaleLint.Model;

/// <summary>What a piece of evidence says of an open end.</summary>
public enum EvidenceKind
{
    /// <summary>It reaches a smell.</summary>
    Smell,

    /// <summary>It reaches a call of a member of another project, or of one that another project may implement.</summary>
    Call,

    /// <summary>It reaches an inference call.</summary>
    Inference,
}
