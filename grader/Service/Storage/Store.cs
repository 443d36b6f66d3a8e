using Autograder.Service.GitHub.Model;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Storage;

/// <summary>All that the service remembers: one model on two databases.</summary>
internal abstract class Store(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<Attempt> Attempts => Set<Attempt>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Blob> Blobs => Set<Blob>();
    public DbSet<CheckResult> CheckResults => Set<CheckResult>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<Course> Courses => Set<Course>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<ExerciseResult> ExerciseResults => Set<ExerciseResult>();
    public DbSet<Extension> Extensions => Set<Extension>();
    public DbSet<GitHubAssignment> GitHubAssignments => Set<GitHubAssignment>();
    public DbSet<GitHubPause> GitHubPauses => Set<GitHubPause>();
    public DbSet<GitHubWrite> GitHubWrites => Set<GitHubWrite>();
    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();
    public DbSet<Group> Groups => Set<Group>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Override> Overrides => Set<Override>();
    public DbSet<Publication> Publications => Set<Publication>();
    public DbSet<Push> Pushes => Set<Push>();
    public DbSet<RegradeRow> RegradeRows => Set<RegradeRow>();
    public DbSet<Regrade> Regrades => Set<Regrade>();
    public DbSet<ReleasedChoice> ReleasedChoices => Set<ReleasedChoice>();
    public DbSet<AttemptReport> Reports => Set<AttemptReport>();
    public DbSet<Repository> Repositories => Set<Repository>();
    public DbSet<AssignmentRevision> Revisions => Set<AssignmentRevision>();
    public DbSet<Section> Sections => Set<Section>();
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();
    public DbSet<Standing> Standings => Set<Standing>();
    public DbSet<Student> Students => Set<Student>();
    public DbSet<SubmissionFile> SubmissionFiles => Set<SubmissionFile>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<AssignmentTerms> Terms => Set<AssignmentTerms>();
    public DbSet<AttemptTiming> Timings => Set<AttemptTiming>();
    public DbSet<UsedToken> UsedTokens => Set<UsedToken>();

    /// <summary>Begins a transaction that writes; it is rolled back unless it is committed.</summary>
    public abstract Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellation);

    /// <summary>Lets one transaction at a time go on past this point with the same key, until it ends.</summary>
    public abstract Task AloneWithAsync(string key, CancellationToken cancellation);

    /// <summary>Creates the database or brings it up to this version; never down.</summary>
    /// <exception cref="StoreException">It was made by a newer version.</exception>
    public virtual async Task MigrateAsync(CancellationToken cancellation)
    {
        var known = Database.GetMigrations().ToHashSet();
        if ((await Database.GetAppliedMigrationsAsync(cancellation)).FirstOrDefault(m => !known.Contains(m)) is { } newer)
            throw new StoreException(
                $"The database was made by a newer version (it has the migration {newer}). Install that version, or restore a back-up made before the upgrade.");
        await Database.MigrateAsync(cancellation);
    }

    protected override void OnModelCreating(ModelBuilder model) => StoreModel.Configure(model);
}

/// <summary>The database cannot be used as it is; the message says what to do.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
