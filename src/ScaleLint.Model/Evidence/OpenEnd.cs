namespace ScaleLint.Model;

/// <summary>Where a request may come into a library: a member that other assemblies can call, and how its code goes on to what the evidence is about.</summary>
/// <param name="Members">The documentation-comment IDs by which others call it: its own where it is visible, those of what it implements or overrides; sorted.</param>
/// <param name="Path">The members passed, the open end first and the one that holds the smell or call last.</param>
public sealed record OpenEnd(IReadOnlyList<string> Members, IReadOnlyList<string> Path);
