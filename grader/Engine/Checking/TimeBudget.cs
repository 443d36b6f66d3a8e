namespace Autograder.Engine.Checking;

/// <summary>Wall time that may still be spent on calls: of one exercise within that of the submission.</summary>
internal sealed class TimeBudget(TimeSpan whole, TimeBudget? parent = null)
{
    private TimeSpan spent;

    public TimeSpan Whole => whole;

    public TimeSpan Left => parent is null || parent.Left > whole - spent ? whole - spent : parent.Left;

    /// <summary>The budget that is used up: this one or the one above it.</summary>
    public TimeBudget? Exhausted => whole - spent <= TimeSpan.Zero ? this : parent?.Exhausted;

    public void Spend(TimeSpan time)
    {
        spent += time;
        parent?.Spend(time);
    }
}
