namespace Autograder.Authoring;

/// <summary>Shares points out in whole numbers.</summary>
public static class PointShares
{
    /// <summary>
    /// Whole numbers in proportion to the weights that sum to the total: the method of largest remainders (Hamilton). Of
    /// equal remainders the earlier wins.
    /// </summary>
    public static IReadOnlyList<int> Of(int total, IReadOnlyList<int> weights)
    {
        var sum = weights.Sum();
        var shares = weights.Select(w => total * w / sum).ToArray();
        var largestRemainders = Enumerable.Range(0, weights.Count).OrderByDescending(i => total * weights[i] % sum);
        foreach (var i in largestRemainders.Take(total - shares.Sum()))
            shares[i]++;
        return shares;
    }
}
