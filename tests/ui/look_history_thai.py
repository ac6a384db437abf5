"""Thai for the words of History, Contacts and the import, until the catalogue has them."""

THAI = {
    # the frame
    "Compose": "เขียนข้อความ",
    "Contacts": "รายชื่อ",
    "Schedule": "ตั้งเวลาส่ง",
    "Accounts": "บัญชี",
    "History": "ประวัติ",
    "Pages": "หน้า",
    "More pages": "หน้าอื่น",
    "Change the account": "เปลี่ยนบัญชี",
    "Close": "ปิด",
    "Practice mode": "โหมดฝึกหัด",
    "Everything works as usual, but no message reaches anyone": (
        "ทุกอย่างทำงานเหมือนจริง แต่ไม่มีข้อความใดออกไปถึงใคร"
    ),
    "Switch to a real account": "เปลี่ยนเป็นบัญชีจริง",
    "Bangkok time {time}": "เวลากรุงเทพฯ {time}",
    # History
    "Time": "เวลา",
    "Name": "ชื่อ",
    "Message": "ข้อความ",
    "Messages": "ข้อความ",
    "State": "สถานะ",
    "Credits": "เครดิต",
    "Every account": "ทุกบัญชี",
    "Show every campaign, not only {title}": "เลิกดูเฉพาะ {title}",
    "Search name, number or message": "ค้นชื่อ เบอร์ หรือข้อความ",
    "Clear the search": "ล้างคำค้น",
    "Days": "ช่วงวัน",
    "Account": "บัญชี",
    "All time": "ทุกวัน",
    "Today": "วันนี้",
    "7 days": "7 วัน",
    "30 days": "30 วัน",
    "All": "ทั้งหมด",
    "Campaigns": "แคมเปญ",
    "Close the campaigns": "ปิดรายการแคมเปญ",
    "Older campaigns": "แคมเปญก่อนหน้า",
    "%Ln messages": "%Ln ข้อความ",
    "Resume %Ln messages": "ส่งต่อ %Ln ข้อความ",
    "Send %Ln messages again": "ส่งใหม่ %Ln ข้อความ",
    "Show the whole number": "แสดงเบอร์เต็ม",
    "Hide the number": "ซ่อนเบอร์",
    "Close the message": "ปิดข้อความ",
    "Evidence": "หลักฐาน",
    "Open the service's report": "เปิดรายงานของผู้ให้บริการ",
    "They were sent": "ส่งไปแล้ว",
    "They were not sent": "ยังไม่ได้ส่ง",
    "No name": "ไม่มีชื่อ",
    "Campaign": "แคมเปญ",
    "Sender": "ชื่อผู้ส่ง",
    "Length": "ความยาว",
    "%Ln characters": "%Ln อักขระ",
    "%Ln parts": "%Ln ส่วน",
    "Sent at": "ส่งออก",
    "Changed at": "เปลี่ยนเมื่อ",
    "In one request": "ส่งพร้อมกัน",
    "with %Ln others": "กับอีก %Ln ข้อความ",
    "Service's number": "เลขอ้างอิง",
    "{why}. We did not send it again": "{why} เราไม่ได้ส่งซ้ำ",
    "Why the outcome is unknown": "ทำไมยังไม่ทราบผล",
    "Why it was rejected": "ทำไมถูกปฏิเสธ",
    "Why it was not sent": "ทำไมไม่ได้ส่ง",
    "Is it on the phone?": "ถึงเครื่องหรือยัง",
    "The service took it. No report has come that says more.": (
        "ผู้ให้บริการรับไว้แล้ว ยังไม่มีรายงานที่บอกมากกว่านี้"
    ),
    "Answer": "คำตอบ",
    "HTTP {status}": "HTTP {status}",
    "None came": "ไม่มีกลับมา",
    "Balance before": "เครดิตก่อนส่ง",
    "Balance after": "เครดิตหลังส่ง",
    "Not known": "ไม่ทราบ",
    "The balance fell by just as much as they cost. That is a hint, not a proof.": (
        "เครดิตลดลงเท่ากับราคาของข้อความนี้พอดี จึงน่าจะรับแล้ว แต่ยังไม่ใช่ข้อพิสูจน์"
    ),
    "Other messages were charged in between, so the balance proves nothing.": (
        "มีข้อความอื่นถูกคิดเครดิตในช่วงเดียวกัน ยอดจึงบอกอะไรไม่ได้"
    ),
    "The balance did not fall, so they were probably not taken. That is a hint, not a proof.": (
        "เครดิตไม่ลดลง จึงน่าจะยังไม่ได้รับ แต่ยังไม่ใช่ข้อพิสูจน์"
    ),
    "Your answer counts for all %Ln unknown messages of the campaign.": (
        "คำตอบนี้ใช้กับข้อความที่ยังไม่ทราบผลทั้ง %Ln ข้อความของแคมเปญ"
    ),
    "A practice account has no report page.": "บัญชีฝึกหัดไม่มีหน้ารายงาน",
    "Look at the report on your provider's page first.": "ดูรายงานในหน้าของผู้ให้บริการก่อน",
    "%Ln messages were sent": "%Ln ข้อความส่งไปแล้ว",
    "%Ln messages were not sent": "%Ln ข้อความยังไม่ได้ส่ง",
    (
        "All unknown messages of this campaign are then written down as accepted by the "
        "service. Nothing is sent. This cannot be taken back."
    ): (
        "เราจะบันทึกข้อความที่ยังไม่ทราบผลทั้งหมดของแคมเปญนี้ว่าผู้ให้บริการรับแล้ว ไม่มีข้อความใดถูกส่งออกไป "
        "และเลิกทำไม่ได้"
    ),
    "Write down %Ln as sent": "บันทึกว่าส่งแล้ว %Ln ข้อความ",
    (
        "They go into a new campaign that waits for you. Whoever got one after all would "
        "get it twice and it would cost twice, so look at the service's report first."
    ): (
        "ข้อความเหล่านี้จะไปอยู่ในแคมเปญใหม่ที่รอคุณกดส่ง ถ้ามีใครได้รับไปแล้วจะได้ซ้ำและเสียเครดิตซ้ำ "
        "จึงควรดูรายงานของผู้ให้บริการก่อน"
    ),
    "Make a new campaign of %Ln": "สร้างแคมเปญใหม่ %Ln ข้อความ",
    "Close, answer later": "ปิด ตอบภายหลัง",
    "Type the number of messages": "พิมพ์จำนวนข้อความเพื่อยืนยัน",
    "Decide later": "ตัดสินใจภายหลัง",
    "It agrees": "ตรงกัน",
    "{count} to go on": "พิมพ์ {count} เพื่อทำต่อ",
    "Try again": "ลองใหม่",
    "Nothing was sent yet": "ยังไม่มีประวัติการส่ง",
    "Every message is kept here: find it by name, number or words of its text": (
        "ทุกข้อความที่ส่งจะเก็บไว้ที่นี่ ค้นได้ด้วยชื่อ เบอร์ หรือคำในข้อความ"
    ),
    "Write the first message": "เขียนข้อความแรก",
    "No messages found": "ไม่พบข้อความ",
    "Nothing fits the search and the filters above": "ไม่มีข้อความที่ตรงกับคำค้นและตัวกรองด้านบน",
    "Show all messages": "ดูข้อความทั้งหมด",
    "Found %Ln messages": "พบ %Ln ข้อความ",
    "{credits} credits used": "ใช้ {credits} เครดิต",
    # Contacts
    "Lists": "รายการ",
    "List": "รายการ",
    "People": "คน",
    "Do not contact": "ห้ามส่ง",
    "Number": "เบอร์",
    "Other columns": "คอลัมน์อื่น",
    "Write to this list": "เขียนถึงรายการนี้",
    "Delete the list": "ลบรายการ",
    "Search name, number or any column": "ค้นชื่อ เบอร์ หรือคอลัมน์ใดก็ได้",
    "Never text": "ห้ามส่ง",
    "Take off the list": "เอาออกจากรายการ",
    "Undo the import": "เลิกทำการนำเข้า",
    "%Ln people": "%Ln คน",
    "{found} of {people}": "พบ {found} จาก {people}",
    "Nobody found": "ไม่พบใคร",
    "Try fewer letters": "ลองพิมพ์ให้สั้นลง",
    "Try fewer digits": "ลองพิมพ์ตัวเลขให้น้อยลง",
    "Nobody is on this list": "รายการนี้ยังไม่มีใคร",
    "Import a file to fill it": "นำเข้าไฟล์เพื่อเพิ่มคน",
    "Last import: {file}, {day}": "นำเข้าล่าสุด: {file} · {day}",
    "Delete the list “{list}”?": "ลบรายการ “{list}” หรือไม่",
    "%Ln people are deleted with it. What was sent to them stays in History.": (
        "%Ln คนในรายการจะถูกลบไปด้วย ข้อความที่ส่งไปแล้วยังอยู่ในประวัติ"
    ),
    "Take {name} off the list?": "เอา {name} ออกจากรายการหรือไม่",
    "Other lists keep this number. What was sent stays in History.": (
        "เบอร์นี้ยังอยู่ในรายการอื่น ข้อความที่ส่งไปแล้วยังอยู่ในประวัติ"
    ),
    "Never text {name} again?": "ห้ามส่งถึง {name} อีกหรือไม่",
    (
        "{number} goes on the list “Do not contact”. Every campaign skips it, whatever "
        "list it comes from. You can take it off there."
    ): "{number} จะอยู่ในรายการห้ามส่ง ทุกแคมเปญจะข้ามเบอร์นี้ไม่ว่าจะมาจากรายการใด เอาออกได้ที่รายการนั้น",
    "Undo the import of {file}?": "เลิกทำการนำเข้า {file} หรือไม่",
    "{added} people are taken off, {updated} become what they were before.": (
        "เอาออก {added} คน และคืนค่าเดิมให้ {updated} คน"
    ),
    "Cancel": "ยกเลิก",
    "Take {number} off this list?": "เอา {number} ออกจากรายการห้ามส่งหรือไม่",
    "Campaigns text this number again. Do it only if the person asked for it.": (
        "แคมเปญต่อไปจะส่งถึงเบอร์นี้อีก ทำเมื่อเจ้าของเบอร์ขอเท่านั้น"
    ),
    "These numbers never get a message, whatever list they are on": (
        "เบอร์เหล่านี้จะไม่ได้รับข้อความ ไม่ว่าจะอยู่ในรายการใด"
    ),
    "As it is written, such as 081-234-5678 or +66 81 234 5678": (
        "พิมพ์ตามที่เขียนไว้ได้เลย เช่น 081-234-5678 หรือ +66 81 234 5678"
    ),
    "Search number": "ค้นเบอร์",
    "Numbers never texted": "เบอร์ที่ห้ามส่ง",
    "Nobody asked to be left alone": "ยังไม่มีเบอร์ที่ห้ามส่ง",
    "Whoever does not want messages any more is kept here": (
        "ใครไม่ต้องการรับข้อความอีก เก็บเบอร์ไว้ที่นี่"
    ),
    "Show it anew": "แสดงใหม่",
    "Import contacts": "นำเข้ารายชื่อ",
    "No contacts yet": "ยังไม่มีรายชื่อ",
    (
        "Bring the Excel or CSV file you have. Numbers are repaired, and you see "
        "everything before it is saved"
    ): "ใช้ไฟล์ Excel หรือ CSV ที่มีอยู่ได้เลย เราแก้เบอร์ให้ และคุณได้เห็นทุกอย่างก่อนบันทึก",
    # the import
    "File": "ไฟล์",
    "Sheet": "แผ่นงาน",
    "Columns": "คอลัมน์",
    "Found": "ผลที่พบ",
    "Done": "เสร็จ",
    "Drop an Excel or CSV file here": "ลากไฟล์ Excel หรือ CSV มาวางที่นี่",
    ".xlsx, .xls, .ods or .csv, as it is: no need to tidy it up": (
        ".xlsx .xls .ods หรือ .csv ตามที่เป็นอยู่ ไม่ต้องจัดให้เรียบร้อยก่อน"
    ),
    "Choose a file": "เลือกไฟล์",
    "The file is only read, never changed": "อ่านไฟล์อย่างเดียว ไม่แก้ไข",
    "You see what was found before anything is saved": "ได้เห็นผลที่พบก่อนบันทึก",
    "An import can be undone at any time": "นำเข้าแล้วเลิกทำได้ทุกเมื่อ",
    "Contacts files ({kinds})": "ไฟล์รายชื่อ ({kinds})",
    "All files (*)": "ทุกไฟล์ (*)",
    "Hidden sheets are shown too": "แสดงแผ่นงานที่ซ่อนไว้ด้วย",
    "The row with the headings": "แถวที่เป็นหัวคอลัมน์",
    "Letters": "ตัวอักษร",
    "Change it where Thai letters below look strange": "เปลี่ยนเมื่อตัวอักษรไทยด้านล่างดูแปลก",
    "Skip them": "ข้ามไป",
    "Only the rows you see in Excel are imported": "นำเข้าเฉพาะแถวที่มองเห็นใน Excel",
    "Include them": "นำเข้าด้วย",
    "Rows that a filter hides are imported too": "นำเข้าแถวที่ตัวกรองซ่อนไว้ด้วย",
    "%Ln rows are hidden in Excel": "มี %Ln แถวที่ซ่อนอยู่ใน Excel",
    "None: the first row is a person": "ไม่มี แถวแรกเป็นคน",
    "Row {number}": "แถว {number}",
    "UTF-8, usual today": "UTF-8 ที่ใช้ทั่วไป",
    "Thai Windows (CP874)": "Windows ไทย (CP874)",
    "UTF-16, Excel's “Unicode text”": "UTF-16 “ข้อความ Unicode” ของ Excel",
    "Column of numbers": "คอลัมน์เบอร์",
    "Column of names": "คอลัมน์ชื่อ",
    "Every other column can be used as a field too": "คอลัมน์อื่นทุกคอลัมน์ใช้เป็นช่องได้",
    "Our guess": "เราเดาให้",
    "Press a heading to take numbers from it": "กดหัวคอลัมน์เพื่อใช้เป็นเบอร์",
    "None of the headings says name": "ไม่มีหัวคอลัมน์ที่บอกว่าเป็นชื่อ",
    "{good} of the first {rows} rows have a number that can be texted": (
        "{good} จาก {rows} แถวแรกมีเบอร์ที่ส่งได้"
    ),
    "First rows of the file": "แถวแรกของไฟล์",
    "Row in Excel": "แถวใน Excel",
    "Added": "เพิ่มใหม่",
    "Updated": "อัปเดต",
    "Double, kept once": "ซ้ำ รวมเป็นหนึ่ง",
    "Double": "ซ้ำ",
    "Refused": "ใช้ไม่ได้",
    "Repaired": "แก้ให้แล้ว",
    "Search name or number": "ค้นชื่อหรือเบอร์",
    "Press a tile to see one kind": "กดกล่องด้านบนเพื่อดูทีละกลุ่ม",
    "Put them on the list": "ใส่ในรายการ",
    "Name of the new list": "ชื่อรายการใหม่",
    "Nothing here needs a look": "ไม่มีแถวที่ต้องดู",
    "These rows are taken as they stand": "แถวกลุ่มนี้นำเข้าตามที่เป็นอยู่",
    "A new list": "รายการใหม่",
    "%Ln repaired": "แก้ให้แล้ว %Ln",
    "{repaired} of the added and updated": "{repaired} ในกลุ่มเพิ่มใหม่และอัปเดต",
    "%Ln rows worth a look": "แถวที่ควรดู %Ln แถว",
    "Rows worth a look": "แถวที่ควรดู",
    "In the file": "ในไฟล์",
    "Result": "ผล",
    "Number used": "เบอร์ที่ใช้",
    "Why": "เพราะอะไร",
    "%Ln people are on it already": "มีอยู่แล้ว %Ln คน",
    "people imported": "คน นำเข้าแล้ว",
    "They are on the list “{list}”": "อยู่ในรายการ “{list}” แล้ว",
    "Reading {file}": "กำลังอ่าน {file}",
    "Looking at every row": "กำลังดูทุกแถว",
    "Importing": "กำลังนำเข้า",
    "Undoing the import": "กำลังเลิกทำ",
    "{words}, {done} of {total} rows": "{words} {done} จาก {total} แถว",
    "{file}, rows left out.xlsx": "{file} แถวที่ไม่ได้นำเข้า.xlsx",
    "Save the rows left out": "บันทึกแถวที่ไม่ได้นำเข้า",
    "%Ln rows were saved": "บันทึก %Ln แถวแล้ว",
    "{file}: mend them there and import it again": "{file} แก้ในไฟล์นี้แล้วนำเข้าอีกครั้ง",
    "Choose the column": "เลือกคอลัมน์",
    "Look at the sheet": "ดูแผ่นงาน",
    "Choose another file": "เลือกไฟล์อื่น",
    "Import %Ln people": "นำเข้า %Ln คน",
    "Save the %Ln rows left out": "บันทึก %Ln แถวที่ไม่ได้นำเข้า",
    "Back to the lists": "กลับไปที่รายการ",
    "Back": "ย้อนกลับ",
    "Can be undone at any time": "นำเข้าแล้วเลิกทำได้ทุกเมื่อ",
    "sheet “{sheet}”": "แผ่นงาน “{sheet}”",
    "%Ln rows": "%Ln แถว",
    "numbers from “{column}”": "เบอร์จาก “{column}”",
    "Stop": "หยุด",
    "Go on": "ต่อไป",
    "Import another file": "นำเข้าไฟล์อื่น",
}
