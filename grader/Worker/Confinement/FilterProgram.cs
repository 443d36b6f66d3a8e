using System.Buffers.Binary;

namespace Autograder.Seccomp;

/// <summary>What the kernel does with a system call: the return values of linux/seccomp.h.</summary>
internal static class Verdicts
{
    public const uint Allow = 0x7fff0000;
    public const uint KillProcess = 0x80000000;

    /// <summary>The call is not made and fails with this error number.</summary>
    public static uint Fail(int errorNumber) => 0x00050000u | (uint)errorNumber;
}

/// <summary>A test of one 32-bit half of an argument; the kernel itself reads no more of those that are tested so.</summary>
/// <param name="Word">Twice the argument's index; one more for its upper half.</param>
internal readonly record struct ArgumentTest(int Word, uint Mask, ArgumentTest.Kind How)
{
    public enum Kind { Equal, AnyOf, AllOf, NoneOf }

    public static ArgumentTest Is(int argument, uint value) => new(2 * argument, value, Kind.Equal);

    public static ArgumentTest HasAny(int argument, uint bits) => new(2 * argument, bits, Kind.AnyOf);

    public static ArgumentTest HasAll(int argument, uint bits) => new(2 * argument, bits, Kind.AllOf);

    public static ArgumentTest Lacks(int argument, uint bits) => new(2 * argument, bits, Kind.NoneOf);

    /// <summary>The two tests of which one holds when a pointer is not null.</summary>
    public static ArgumentTest[] IsPointer(int argument) =>
        [new(2 * argument, uint.MaxValue, Kind.AnyOf), new(2 * argument + 1, uint.MaxValue, Kind.AnyOf)];
}

/// <summary>
/// A seccomp filter for x86-64, as a program of classic BPF (linux/filter.h): eight bytes an instruction, of opcode, two
/// jumps forward and a constant. The first rule that fits decides. A call of another architecture or of the x32 table
/// would carry other numbers, and kills the process.
/// </summary>
internal sealed class FilterProgram
{
    private const ushort LoadWord = 0x20, And = 0x54, JumpEqual = 0x15, JumpAtLeast = 0x35, JumpAnyBit = 0x45, Return = 0x06;

    // struct seccomp_data { int nr; u32 arch; u64 instruction_pointer; u64 args[6]; }
    private const uint NumberAt = 0, ArchitectureAt = 4, ArgumentsAt = 16;
    private const uint X86_64 = 0xc000003e, FirstX32Call = 0x40000000;

    private readonly List<(ushort Code, byte True, byte False, uint Constant)> program = [];

    public FilterProgram()
    {
        Add(LoadWord, ArchitectureAt);
        Add(JumpEqual, X86_64, 1, 0);
        Add(Return, Verdicts.KillProcess);
        Add(LoadWord, NumberAt);
        Add(JumpAtLeast, FirstX32Call, 0, 1);
        Add(Return, Verdicts.KillProcess);
    }

    public FilterProgram Answer(uint verdict, params ReadOnlySpan<SystemCall> calls)
    {
        foreach (var call in calls)
        {
            Add(JumpEqual, (uint)call, 0, 1);
            Add(Return, verdict);
        }
        return this;
    }

    /// <summary>Answers a call when one of the tests holds; else later rules decide.</summary>
    public FilterProgram AnswerWhen(uint verdict, SystemCall call, params ReadOnlySpan<ArgumentTest> tests)
    {
        foreach (var test in tests)
        {
            var all = test.How == ArgumentTest.Kind.AllOf;
            Add(JumpEqual, (uint)call, 0, (byte)(all ? 5 : 4));
            Add(LoadWord, ArgumentsAt + 4 * (uint)test.Word);
            if (all)
                Add(And, test.Mask);
            var jump = test.How is ArgumentTest.Kind.Equal or ArgumentTest.Kind.AllOf ? JumpEqual : JumpAnyBit;
            var (whenTrue, whenFalse) = test.How == ArgumentTest.Kind.NoneOf ? ((byte)1, (byte)0) : ((byte)0, (byte)1);
            Add(jump, test.Mask, whenTrue, whenFalse);
            Add(Return, verdict);
            Add(LoadWord, NumberAt);
        }
        return this;
    }

    /// <summary>The program as the kernel reads it, with the answer to every other call.</summary>
    public byte[] Otherwise(uint verdict)
    {
        Add(Return, verdict);
        var bytes = new byte[8 * program.Count];
        for (var i = 0; i < program.Count; i++)
        {
            var at = bytes.AsSpan(8 * i, 8);
            BinaryPrimitives.WriteUInt16LittleEndian(at, program[i].Code);
            (at[2], at[3]) = (program[i].True, program[i].False);
            BinaryPrimitives.WriteUInt32LittleEndian(at[4..], program[i].Constant);
        }
        return bytes;
    }

    private void Add(ushort code, uint constant, byte whenTrue = 0, byte whenFalse = 0) => program.Add((code, whenTrue, whenFalse, constant));
}
