namespace ScaleLint.Model;

/// <summary>A member by which a call comes to something inside libraries.</summary>
/// <param name="Member">The documentation-comment ID of the member.</param>
/// <param name="Path">The members passed from there on.</param>
public sealed record LibraryWay(string Member, IReadOnlyList<string> Path);
