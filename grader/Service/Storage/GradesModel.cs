using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Storage;

/// <summary>Keys, indexes and relations of results and of what people decide about them.</summary>
internal static class GradesModel
{
    public static void Configure(ModelBuilder model)
    {
        Results(model);
        Terms(model);
        Decisions(model);
        Regrades(model);
    }

    private static void Results(ModelBuilder model)
    {
        model.Entity<ExerciseResult>().HasKey(r => new { r.AttemptId, r.Exercise });
        model.Entity<ExerciseResult>().HasOne<Attempt>().WithMany(a => a.Exercises).HasForeignKey(r => r.AttemptId);
        model.Entity<CheckResult>().HasKey(r => new { r.AttemptId, r.Exercise, r.Check });
        model.Entity<CheckResult>().HasOne<Attempt>().WithMany(a => a.Checks).HasForeignKey(r => r.AttemptId);

        model.Entity<Standing>().HasKey(s => new { s.AssignmentId, s.StudentId });
        model.Entity<Standing>().HasOne<Assignment>().WithMany().HasForeignKey(s => s.AssignmentId);
        model.Entity<Standing>().HasOne<Student>().WithMany().HasForeignKey(s => s.StudentId);
        model.Entity<Standing>().HasIndex(s => new { s.AssignmentId, s.Final });
        model.Entity<Submission>().HasIndex(s => new { s.AssignmentId, s.ReceivedAt });
    }

    private static void Terms(ModelBuilder model)
    {
        model.Entity<AssignmentTerms>().HasKey(t => t.AssignmentId);
        model.Entity<AssignmentTerms>().HasOne<Assignment>().WithOne(a => a.Terms).HasForeignKey<AssignmentTerms>(t => t.AssignmentId);
        model.Entity<AssignmentRevision>().HasKey(r => new { r.AssignmentId, r.Number });
        model.Entity<AssignmentRevision>().HasOne<Assignment>().WithMany().HasForeignKey(r => r.AssignmentId);
        model.Entity<Extension>().HasKey(e => new { e.AssignmentId, e.StudentId });
        model.Entity<Extension>().HasOne<Assignment>().WithMany().HasForeignKey(e => e.AssignmentId);
        model.Entity<Extension>().HasOne<Student>().WithMany().HasForeignKey(e => e.StudentId);
    }

    private static void Decisions(ModelBuilder model)
    {
        model.Entity<Override>().HasIndex(o => new { o.AssignmentId, o.StudentId });
        model.Entity<Override>().HasOne<Assignment>().WithMany().HasForeignKey(o => o.AssignmentId);
        model.Entity<Override>().HasOne<Student>().WithMany().HasForeignKey(o => o.StudentId);
        model.Entity<Comment>().HasIndex(c => new { c.AssignmentId, c.StudentId });
        model.Entity<Comment>().HasOne<Assignment>().WithMany().HasForeignKey(c => c.AssignmentId);
        model.Entity<Comment>().HasOne<Student>().WithMany().HasForeignKey(c => c.StudentId);
    }

    private static void Regrades(ModelBuilder model)
    {
        model.Entity<Regrade>().HasIndex(r => r.AssignmentId);
        model.Entity<Regrade>().HasOne<Assignment>().WithMany().HasForeignKey(r => r.AssignmentId);
        model.Entity<RegradeRow>().HasKey(r => new { r.RegradeId, r.SubmissionId });
        model.Entity<RegradeRow>().HasOne<Regrade>().WithMany(r => r.Rows).HasForeignKey(r => r.RegradeId);
        model.Entity<ReleasedChoice>().HasKey(r => new { r.RegradeId, r.StudentId });
        model.Entity<ReleasedChoice>().HasOne<Regrade>().WithMany().HasForeignKey(r => r.RegradeId);
        model.Entity<Attempt>().HasOne(a => a.Regrade).WithMany().HasForeignKey(a => a.RegradeId).OnDelete(DeleteBehavior.SetNull);
    }
}
