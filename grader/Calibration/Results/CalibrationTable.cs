using System.Globalization;
using System.Text;

namespace Autograder.Calibration.Results;

/// <summary>The result as a Markdown table: it goes into the README as it stands.</summary>
public static class CalibrationTable
{
    public static string Write(CalibrationResult result)
    {
        var text = new StringBuilder("| Question | Found | Of | Rate | 95 % bound |\n|---|---:|---:|---:|---:|\n");
        if (result.Right is { } right)
        {
            Row("Right answers that lost a point", right.Total);
            foreach (var (exercise, proportion) in right.ByExercise)
                Row($"… {exercise}", proportion);
            text.Append(CultureInfo.InvariantCulture, $"| Right answers marked for review, with their points | {right.Reviews} | {right.Total.Trials} | | |\n");
        }
        if (result.Wrong is { } wrong)
        {
            Row("Wrong members of the bank that kept their points", wrong.Passes);
            Row("Right members beside them that lost points", wrong.Collateral);
            if (wrong.Hints.Total > 0)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"| Mistakes named rightly | {wrong.Hints.Right} | {wrong.Hints.Total} | {Percent(wrong.Hints.RightOf.Events / (double)wrong.Hints.Total)} | over {Percent(wrong.Hints.RightOf.LowerBound)} |\n");
                Row("Mistakes given a wrong name", wrong.Hints.MisnamedOf);
            }
        }
        if (result.Provenance is { } way)
        {
            Row("Honest ways accused", way.Accused);
            Row("Dishonest ways not seen", way.Unseen);
            text.Append(CultureInfo.InvariantCulture, $"| Dishonest ways that lost points; the others are for review | {way.Found} | {way.Unseen.Trials} | | |\n");
        }
        if (result.Mutants is { } mutants)
        {
            text.Append(CultureInfo.InvariantCulture, $"| Mutants that compile, of {mutants.Made} made | {mutants.Compiling} | | | |\n");
            text.Append(CultureInfo.InvariantCulture, $"| Mutated members judged equivalent, apart from the grader | {mutants.Equivalent} | {mutants.Judged} | | |\n");
            Row("Members that are not equivalent and kept their points", mutants.Survivors);
            Row("Equivalent members that lost points", mutants.WronglyKilled);
            Row("Names given to mutants that do not hold at other inputs", mutants.Misnamed);
        }
        return text.ToString();

        void Row(string question, Proportion p) => text.Append(CultureInfo.InvariantCulture,
            $"| {question} | {p.Events} | {p.Trials} | {(p.Trials == 0 ? "" : Percent(p.Events / (double)p.Trials))} | {(p.Trials == 0 ? "" : $"under {Percent(p.UpperBound)}")} |\n");
    }

    private static string Percent(double rate) => rate == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{100 * rate:0.####} %");
}
