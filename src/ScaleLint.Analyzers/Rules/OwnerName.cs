namespace ScaleLint.Analyzers.Rules;

/// <summary>Names that speak of whom a service is for: a user, a customer, a tenant. There are ten times as many at ten times the users.</summary>
internal static class OwnerName
{
    private static readonly HashSet<string> Owners = new(StringComparer.Ordinal) { "user", "customer", "tenant", "account", "subscriber", "member", "visitor", "patient", "player", "employee", "buyer", "guest", "client", "organization", "organisation" };

    /// <summary>True where one of the words is an owner: <c>userId</c>, <c>TenantKey</c>.</summary>
    public static bool Says(string name) => NameWords.Of(name).Any(Owners.Contains);

    /// <summary>True where the name is that of one owner or of its key: <c>tenant</c>, <c>currentUser</c>, <c>customerId</c>; not <c>userRow</c>.</summary>
    public static bool IsOne(string name)
    {
        var words = NameWords.Of(name);
        var last = words.Count - 1;
        return last >= 0 && (Owners.Contains(words[last]) || (last > 0 && words[last] is "id" or "key" or "name" or "guid" && Owners.Contains(words[last - 1])));
    }

    /// <summary>True where the name is that of all owners or of their keys: <c>activeUsers</c>, <c>tenantIds</c>.</summary>
    public static bool IsMany(string name)
    {
        var words = NameWords.Of(name);
        return words.Any(word => word.EndsWith("s", StringComparison.Ordinal) && Owners.Contains(word.Substring(0, word.Length - 1))) ||
            (words.Count > 1 && words[words.Count - 1] is "ids" or "keys" && Owners.Contains(words[words.Count - 2]));
    }
}
